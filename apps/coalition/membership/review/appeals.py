"""Appealing against a declined application: once, within the days of the policy, decided by others."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import add_days, date_diff, getdate

from coalition.base.accounts.as_system import as_system
from coalition.base.plurals import ngettext
from coalition.base.records import clock, locking
from coalition.membership.review import messages, steps
from coalition.membership.review.errors import NoAppeal
from coalition.membership.standing import policy

APPEAL = "Admission Appeal"
APPLICATION = "Membership Application"
# These are not the form's to copy, and belong to what the applicant said all the same.
CARRIED = (
	*("channel", "given_on", "channel_note", "entered_by", "person_account", "confirmed_by", "confirmed_on"),
	*("language", "consulted_until", "charter"),
)


def last_day(application: Document) -> object | None:
	"""The last day on which an application can be appealed against; None where it cannot be."""
	days = policy.appeal_days()
	if application.status != "Declined" or not days or not application.decided_on:
		return None
	return getdate(add_days(application.decided_on, days))


def appeal_of(application: str) -> frappe._dict | None:
	"""The appeal against an application, if there is one. Who may see it, the caller says."""
	fields = ["name", "status", "creation", "modified as decided_at", "new_application"]
	fields += ["text", "reason_for_applicant"]
	return frappe.db.get_value(APPEAL, {"application": application}, fields, as_dict=True)


def is_open(application: Document) -> bool:
	"""Whether the applicant can appeal today."""
	last = last_day(application)
	return bool(last and clock.today() <= last and not appeal_of(application.name))


def require_possible(application: str) -> None:
	"""Raise NoAppeal where an application cannot be appealed against; it is locked until this is done."""
	doc = steps.locked(application)
	last = last_day(doc)
	if not last:
		frappe.throw(_("Only an application that was declined can be appealed against."), NoAppeal)
	if clock.today() > last:
		late = date_diff(clock.today(), last)
		told = ngettext(
			"The days to appeal are over since a day.", "The days to appeal are over since {0} days.", late
		)
		frappe.throw(told, NoAppeal)
	if locking.locked_name(APPEAL, {"application": application}):
		frappe.throw(_("This application was appealed against already."), NoAppeal)


def begin_anew(appeal: Document) -> str:
	"""Make the application on which is decided anew, under review, with all that the first one said.

	Answers its name. The first one, with what was decided on it, stays as it is.
	"""
	first = frappe.get_doc(APPLICATION, appeal.application)
	with as_system():
		again = _carry_over(first)
		for status in ("Submitted", steps.UNDER_REVIEW):
			steps.lead(again, status)
	# Who prepared the first one had a part in this one as well.
	again.db_set({"handled_by": first.handled_by, "submitted_by": first.submitted_by, "owner": first.owner})
	return again.name


def _carry_over(first: Document) -> Document:
	again = frappe.new_doc(APPLICATION)
	for field in first.meta.fields:
		if not field.no_copy and field.fieldtype not in ("Table", "Table MultiSelect"):
			again.set(field.fieldname, first.get(field.fieldname))
		elif not field.no_copy:
			again.set(field.fieldname, [_row(row) for row in first.get(field.fieldname)])
	again.update({field: first.get(field) for field in CARRIED})
	again.appeal_of = first.name
	again.flags.carried = True
	# The applicant asked for it by the appeal; whoever upheld it makes no applications.
	return again.insert(ignore_permissions=True)


def _row(row: Document) -> dict:
	return {field.fieldname: row.get(field.fieldname) for field in row.meta.fields}


def notify_applicant(appeal: Document) -> None:
	"""Tell the applicant that the appeal arrived, or was decided."""
	messages.notify_of_appeal(appeal)
