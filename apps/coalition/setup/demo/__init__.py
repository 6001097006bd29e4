"""A coalition to look at: document U's figures, with names that code made up. No real person's data."""
