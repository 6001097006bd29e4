"""What may be asked of lists: columns, filters and look-ups of who asks."""
