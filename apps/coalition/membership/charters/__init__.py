"""Which charter is in force, what became of declarations that ended, and reminding of them."""
