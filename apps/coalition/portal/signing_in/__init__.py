"""Signing in and out: passwords, codes, devices, the second factor, and choosing a password."""
