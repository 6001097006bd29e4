"""E-mail addresses that stand where a person has none. Pure.

The engine wants an address for every user. `.invalid` is reserved for names that never exist (RFC 2606), so
nothing that is sent there by mistake reaches anybody. Whoever shows an address or writes to one asks
`is_placeholder` first.
"""

import secrets
from email.utils import parseaddr

DOMAIN = "no-mail.invalid"


def placeholder() -> str:
	"""A new address that nobody has and nobody guesses."""
	return f"{secrets.token_hex(12)}@{DOMAIN}"


def is_placeholder(address: str | None) -> bool:
	"""Whether an address, alone or as `Name <address>`, stands for none: never show it, never write to it."""
	_name, bare = parseaddr((address or "").strip())
	return bare.rpartition("@")[2].strip().rstrip(".").lower() == DOMAIN
