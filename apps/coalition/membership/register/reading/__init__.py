"""A register as it is read: from the bytes of a file to rows with their problems. Pure: no database."""
