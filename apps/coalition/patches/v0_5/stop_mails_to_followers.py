"""The engine mails what happens to a record to whoever follows it, whatever they may read: ours get none."""

import frappe

from coalition.access.callers import ROLES_HOOK


def execute() -> None:
	"""Can run again."""
	ours = frappe.get_hooks(ROLES_HOOK)
	holders = frappe.get_all("Has Role", filters={"role": ("in", ours), "parenttype": "User"}, pluck="parent")
	told = {"name": ("in", holders), "document_follow_notify": 1}
	for user in frappe.get_all("User", filters=told, pluck="name"):
		frappe.db.set_value("User", user, "document_follow_notify", 0)
