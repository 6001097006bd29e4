"""User names are compared in one form: what was stored in another is stored in this one."""

import click
import frappe

from coalition.base.accounts.account_names import user_name
from coalition.base.accounts.portal_accounts import ACCOUNT


def execute() -> None:
	"""Can run again. Two that would become one are named and stay as they are."""
	for name, user, stored in frappe.get_all(ACCOUNT, fields=["name", "user", "user_name"], as_list=True):
		read = user_name(stored)
		if not stored or read == stored:
			continue
		if taken := frappe.db.exists("User", {"username": read, "name": ("!=", user)}):
			click.secho(f"Portal Account {name}: its user name is that of {taken}.", fg="yellow")
			continue
		frappe.db.set_value(ACCOUNT, name, "user_name", read, update_modified=False)
		frappe.db.set_value("User", user, "username", read, update_modified=False)
