"""Codes by which anybody can see whether a letter or certificate is genuine (invariant 11)."""
