"""A register of members as a file: read, checked, entered, and written out again."""
