"""Query logs of DNS servers and sensors."""
