"""Areas, hooks of ours, rights, roles, the encryption key, and what set-up remembers of a site."""
