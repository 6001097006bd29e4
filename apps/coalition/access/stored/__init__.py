"""What may be stored in the engine's tables, about which records, and to whom it is shown."""
