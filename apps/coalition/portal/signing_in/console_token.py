"""A token by which whoever may run commands on the server signs in with a browser: once, within a minute.

Kept in Redis, as a digest alone.
"""

from hashlib import sha256

import frappe

from coalition.base.text import link_keys

SECONDS = 60
# 262 bits.
LENGTH = 44


def make(user: str) -> str:
	"""A new token for this user. Who calls this has seen to it that they may."""
	token = link_keys.new_key(LENGTH)
	frappe.cache.set(_key(token), user, ex=SECONDS)
	return token


def use(token: str) -> str | None:
	"""Whose token it is, for the first who asks; None for all others."""
	with frappe.cache.pipeline() as steps:
		steps.get(_key(token))
		steps.delete(_key(token))
		user, _deleted = steps.execute()
	return user.decode() if user else None


def _key(token: str) -> bytes:
	return frappe.cache.make_key(f"coalition_console_token:{sha256(token.encode()).hexdigest()}")
