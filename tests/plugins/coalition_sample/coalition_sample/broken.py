"""What an app must not do in a function that it registers; no hook names these, tests do."""

import frappe
from frappe import _

from coalition.membership import CheckResult

NO_FUNCTION = "a text"


def fails(*_arguments: object) -> None:
	# Whoever saves the application need not make records of this app.
	frappe.get_doc({"doctype": "Sample Record", "title": "half done"}).insert(ignore_permissions=True)
	frappe.throw(_("What the plugin says"))


def answers_a_text(*_arguments: object) -> str:
	return "pass"


def tampers(application: object) -> CheckResult:
	application.organisation_name = "اسم آخر"
	return CheckResult("Tampers")


def loses_the_transaction(*_arguments: object) -> None:
	raise frappe.QueryDeadlockError
