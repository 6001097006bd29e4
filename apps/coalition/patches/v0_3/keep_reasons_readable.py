"""What applicants could read of the reason of a decision, they still can: it has a field of its own now."""

import frappe
from frappe.query_builder import DocType
from frappe.query_builder.functions import Coalesce


def execute() -> None:
	"""Can run again: only what was decided before steps were written down is touched."""
	application, step = DocType("Membership Application"), DocType("Application Step")
	with_steps = frappe.qb.from_(step).select(step.parent).where(step.parenttype == "Membership Application")
	empty = Coalesce(application.reason_for_applicant, "") == ""
	from_before = (application.docstatus == 1) & application.name.notin(with_steps)
	(
		frappe.qb.update(application)
		.set(application.reason_for_applicant, application.decision_reason)
		.where(from_before & empty)
		.run()
	)
