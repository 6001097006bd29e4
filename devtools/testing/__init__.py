"""The stages of `./dev test`."""
