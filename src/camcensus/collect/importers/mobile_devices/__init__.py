"""Apps on managed phones and tablets, from the exports of device management programs."""
