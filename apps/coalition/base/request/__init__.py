"""What every request meets: limits, slowed guessing, where it came from, what is logged of it."""
