"""A small app that adds to coalition what other apps can add: for tests, and to read (docs/extending.md)."""

__version__ = "0.1.0"
