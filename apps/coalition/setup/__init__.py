"""Putting the app on a site, keeping it up to date there, and taking it off again."""
