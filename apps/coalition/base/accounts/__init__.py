"""Portal accounts: whose they are, how their holders are found, codes, passwords, and sessions that end."""
