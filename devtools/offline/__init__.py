"""What exists only for machines that reach package registries alone, and no git host."""
