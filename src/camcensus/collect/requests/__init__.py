"""Reads requests and answers that others keep: WhatDoTheyKnow and Alaveteli, Froide, MuckRock, a mailbox."""
