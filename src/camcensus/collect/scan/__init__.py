"""A scan of one's own network, inside a scope. The only sockets of the project are opened in `dial`."""
