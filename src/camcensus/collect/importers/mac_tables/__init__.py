"""ARP and MAC address tables as hosts and switches print them."""
