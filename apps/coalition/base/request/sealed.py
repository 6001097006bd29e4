"""What stands in an address and is for nobody who reads it there, such as a log: sealed by the site's key.

Cursors of lists, which hold names, and what somebody sought.
"""

import json

from cryptography.fernet import Fernet, InvalidToken
from frappe.utils.password import get_encryption_key


def seal(what: str, value: object) -> str:
	"""A text that `unseal` opens again as this `what`; `value` is anything that JSON holds, days as texts."""
	text = json.dumps([what, value], ensure_ascii=False, default=str)
	return _cipher().encrypt(text.encode()).decode()


def unseal(what: str, sealed: str) -> object:
	"""What was sealed as this `what`. Raises ValueError for anything else."""
	try:
		kind, value = json.loads(_cipher().decrypt(sealed.encode()))
	except (InvalidToken, ValueError, TypeError):
		raise ValueError("not sealed by this site") from None
	if kind != what:
		raise ValueError("sealed as something else")
	return value


def _cipher() -> Fernet:
	return Fernet(get_encryption_key().encode())
