"""What an approved application brings about, and the checks before it."""
