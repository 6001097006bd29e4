"""Runs inside the bench: what a restored site says of its encryption key, and what of all sealed opens.

Usage: python look_at_restored.py SITE, in the bench's `sites` folder; prints JSON.
"""

import json
import sys

import frappe
from cryptography.fernet import Fernet, InvalidToken
from frappe.utils.password import get_encryption_key

from coalition.base.apps import encryption_key
from coalition.base.errors import EncryptionKeyDiffers


def main(site: str) -> None:
	frappe.init(site=site)
	frappe.connect()
	try:
		told = {
			"is_right": encryption_key.is_right(),
			"faults": encryption_key.faults(),
			"refused": _is_refused(),
		}
		print(json.dumps({**told, **_opened()}))
	finally:
		frappe.destroy()


def _is_refused() -> bool:
	try:
		encryption_key.encrypt("anything")
	except EncryptionKeyDiffers:
		return True
	return False


def _opened() -> dict[str, int]:
	cipher = Fernet(get_encryption_key().encode())
	sealed = frappe.db.sql("select password from `__Auth` where encrypted = 1", pluck=True)
	sealed += frappe.db.sql("select contents from `tabSealed Name` where contents != ''", pluck=True)
	sealed += frappe.db.sql("select sealed from `tabOutbox Entry`", pluck=True)
	opened = sum(_opens(cipher, text) for text in sealed)
	return {"opened": opened, "unreadable": len(sealed) - opened}


def _opens(cipher: Fernet, text: str) -> bool:
	try:
		return bool(cipher.decrypt(text.encode()))
	except InvalidToken:
		return False


if __name__ == "__main__":
	main(sys.argv[1])
