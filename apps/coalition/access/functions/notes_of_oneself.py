"""What the desk notes as done or seen by somebody: by themselves, and nothing beside it."""

import frappe
from frappe import _
from frappe.desk import desktop
from frappe.desk.doctype.notification_log import notification_log

from coalition.access.callers import Caller, caller
from coalition.access.errors import NotOpen
from coalition.base.guards.guarded import require_signed_in

DONE = ("is_complete", "is_skipped")


@frappe.whitelist(methods=["POST"])
def update_onboarding_step(name: str, field: str, value: int) -> None:
	"""Note that a step of an introduction is done; the engine writes any field. Raises NotOpen."""
	require_signed_in()
	if caller() is not Caller.MANAGER and field not in DONE:
		frappe.throw(_("A step is noted as done or as skipped."), NotOpen)
	desktop.update_onboarding_step(name, field, frappe.utils.cint(value))


@frappe.whitelist(methods=["POST"])
def mark_as_read(docname: str) -> None:
	"""Note that a notification was read, by whom it is for; those of others stay as they are."""
	require_signed_in()
	if frappe.db.get_value("Notification Log", {"name": str(docname)}, "for_user") == frappe.session.user:
		notification_log.mark_as_read(docname)
