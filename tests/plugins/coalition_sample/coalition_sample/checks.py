"""A check of applications: what this app's own records say of the organisation."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.text.bidi import fill
from coalition.membership import FAIL, LOOK, CheckResult


def known_from_records(application: Document) -> CheckResult:
	"""A record of the organisation is worth a look; one that was declined stops the approval."""
	title = _("Records of the sample app")
	# Asked for the application, whoever saves it.
	found = frappe.get_all(
		"Sample Record",
		filters={"organisation": application.organisation_name},
		fields=["title", "status"],
		order_by="creation",
	)
	declined = [record.title for record in found if record.status == "Declined"]
	if declined:
		return CheckResult(title, FAIL, tuple(fill(_("Declined before: {0}"), name) for name in declined))
	if found:
		return CheckResult(title, LOOK, tuple(fill(_("Known from {0}"), record.title) for record in found))
	return CheckResult(title)
