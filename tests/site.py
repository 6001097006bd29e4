"""Arranging records on the test site from outside a request: what happens inside is committed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import frappe
from frappe.utils.password import update_password

from coalition.tests import factories

PASSWORD = "a-password-of-tests-84"


@contextmanager
def at_the_console() -> Iterator[None]:
	frappe.init(site=os.environ["COALITION_SITE"])
	frappe.connect()
	frappe.set_user("Administrator")
	try:
		yield
		frappe.db.commit()
	finally:
		frappe.destroy()


def person(*roles: str, language: str = "en") -> str:
	"""A user with these roles who can sign in with PASSWORD."""
	with at_the_console():
		user = factories.user(*roles, language=language)
		update_password(user, PASSWORD)
	return user


def value(doctype: str, filters: object, field: str = "name") -> object:
	"""One stored value, as it is now."""
	with at_the_console():
		return frappe.db.get_value(doctype, filters, field)


def count(doctype: str, filters: object = None) -> int:
	with at_the_console():
		return frappe.db.count(doctype, filters)
