"""Files that records are read from and written to, and a note of who took which along."""
