"""Arranging records on the test site from outside a request: what happens inside is committed."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import frappe
from frappe.utils.password import passlibctx

from devtools import paths

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
	"""A user with these roles who can sign in with PASSWORD, and open the desk."""
	from coalition.tests import factories

	with at_the_console():
		email = factories.user(*roles, language=language)
		settings = frappe.new_doc("Notification Settings")
		# What the engine makes with each user for their own settings; straight into the table, as the user.
		settings.update({"name": email, "user": email}).db_insert()
		own = {"user": email, "share_doctype": "User", "share_name": email}
		frappe.new_doc("DocShare").update({**own, "read": 1, "write": 1, "share": 1}).db_insert()
		give_password(email)
	return email


def give_password(user: str, password: str = PASSWORD) -> None:
	"""Let somebody sign in with it. Called at the console."""
	query = """insert into __Auth (doctype, name, fieldname, password, encrypted)
		values ('User', %(user)s, 'password', %(stored)s, 0) on duplicate key update password = %(stored)s"""
	frappe.db.sql(query, {"user": user, "stored": _hashed(password)})


@cache
def _hashed(password: str) -> str:
	"""One for all: to make it takes long on purpose, and no test compares them."""
	return passlibctx.hash(password)


def value(doctype: str, filters: object, field: str = "name") -> object:
	"""One stored value, as it is now."""
	with at_the_console():
		return frappe.db.get_value(doctype, filters, field)


def count(doctype: str, filters: object = None) -> int:
	with at_the_console():
		return frappe.db.count(doctype, filters)


def today() -> str:
	"""The day in the site's zone."""
	with at_the_console():
		return frappe.utils.nowdate()


def account(**values: object) -> dict:
	"""A portal account whose person can sign in with PASSWORD: its name, user, user name and phone."""
	from coalition.tests import factories

	with at_the_console():
		made = factories.account(**values)
		give_password(made.user)
		return made.as_dict()


def code_for(account: str) -> str:
	"""A one-time code, as the secretariat hands it over."""
	from coalition.base.accounts import handed_codes

	with at_the_console():
		return handed_codes.make_code(account)


@contextmanager
def configured(**values: object) -> Iterator[None]:
	"""Inside, the site's configuration says this as well, or no longer (None); each request reads it anew."""
	file = paths.SITES / os.environ["COALITION_SITE"] / "site_config.json"
	before = file.read_text()
	inside = {name: value for name, value in {**json.loads(before), **values}.items() if value is not None}
	_replace(file, json.dumps(inside, indent=1))
	try:
		yield
	finally:
		_replace(file, before)


def _replace(file: Path, text: str) -> None:
	"""A request that reads it meanwhile reads the one or the other."""
	new = file.with_suffix(".new")
	new.write_text(text)
	new.replace(file)


def forget_tries() -> None:
	"""All tests come from one address: what one counted is not held against the next."""
	with at_the_console():
		frappe.cache.delete_keys("coalition_tries")
