"""Telephone numbers and e-mail addresses were stored as they were typed: they are stored as they are read."""

from collections.abc import Callable

import click
import frappe

from coalition.base.accounts.portal_accounts import ACCOUNT
from coalition.base.records.values.contact import countries
from coalition.base.text.emails import read_email
from coalition.base.text.figures import Unreadable
from coalition.base.text.phones import read_phone, read_phones

Reader = Callable[[str], str]
# What was decided stays as it was; sealed values are none to be read.
MEMBERS = (
	("Member Organisation", "contact_phone", "contact_email", {"is_protected": 0}),
	("Individual Member", "contact_phone", "contact_email", {"is_protected": 0}),
	("Membership Application", "contact_phone", "contact_email", {"docstatus": 0}),
	("Member Person", "phone", "email", {"parenttype": "Member Organisation"}),
)


def execute() -> None:
	"""Can run again: what cannot be read stays, and what was read is read alike."""
	known = countries()
	for doctype, phone, email, filters in MEMBERS:
		_read(doctype, phone, filters, lambda text: read_phones(text, known))
		_read(doctype, email, filters, read_email)
	_read_accounts(known)


def _read(doctype: str, column: str, filters: dict, reader: Reader) -> None:
	rows = frappe.get_all(doctype, {**filters, column: ("is", "set")}, ["name", column], as_list=True)
	for name, typed in rows:
		if (value := _readable(reader, typed)) and value != typed:
			frappe.db.set_value(doctype, name, column, value, update_modified=False)


def _read_accounts(known: tuple[str, ...]) -> None:
	"""Two accounts with one number are named, and stay as they are: a person decides whose it is."""
	rows = frappe.get_all(ACCOUNT, {"phone": ("is", "set")}, ["name", "phone"], as_list=True)
	for name, typed in rows:
		value = _readable(lambda text: read_phone(text, known), typed)
		if not value or value == typed:
			continue
		if holder := frappe.db.exists(ACCOUNT, {"phone": value}):
			click.secho(f"Portal Account {name} has the telephone number of {holder}.", fg="yellow")
		else:
			frappe.db.set_value(ACCOUNT, name, "phone", value, update_modified=False)


def _readable(reader: Reader, typed: str) -> str:
	try:
		return reader(typed)
	except Unreadable:
		return ""
