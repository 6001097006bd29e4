"""Standing: computed from what was declared and decided, never typed (invariant 1)."""
