"""What set-up made on this site, so that uninstalling removes that and nothing else."""

import json

import frappe

from coalition.base.apps import state_store

KEY = "coalition_made_by_setup"


def create_missing(doctype: str, name: str, **values: object) -> None:
	"""Make a record unless there is one; remember it where it was we who made it."""
	if frappe.db.exists(doctype, name):
		return
	doc = frappe.get_doc({"doctype": doctype, **_name_field(doctype, name), **values})
	# Set-up runs before anybody could have been given a right.
	doc.insert(ignore_permissions=True)
	remember(doctype, doc.name)


def remember(doctype: str, name: str) -> None:
	"""Let uninstalling remove this record."""
	_keep([*records(), [doctype, name]])


def _name_field(doctype: str, name: str) -> dict[str, str]:
	autoname = frappe.get_meta(doctype).autoname or ""
	return {autoname.removeprefix("field:"): name} if autoname.startswith("field:") else {"name": name}


def records() -> list[list[str]]:
	"""What was made and is remembered: [doctype, name], in the order of making."""
	return json.loads(state_store.recall(KEY) or "[]")


def forget(doctype: str, name: str) -> None:
	_keep([record for record in records() if record != [doctype, name]])


def forget_all() -> None:
	state_store.forget(KEY)


def _keep(made: list[list[str]]) -> None:
	state_store.remember(KEY, json.dumps(made))
