"""What stands in a field: read before the engine casts it, plain text, and as the database has it."""
