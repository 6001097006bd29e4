"""A coalition to look at, with names that code made up: no real person's data."""
