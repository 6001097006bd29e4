"""A bench that runs: its services and servers, who signs in, measuring it, rehearsing a restore."""
