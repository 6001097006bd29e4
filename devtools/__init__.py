"""What `./dev` is made of. Python's standard library alone: it runs before any environment exists."""
