"""What a notice begins with (`coalition_form_heads`)."""

from frappe import _
from frappe.model.document import Document

from coalition.base.form_heads.contract import FormHead, Line


def of_record(record: Document) -> list[FormHead]:
	"""For the hook."""
	if record.doctype != "Sample Notice":
		return []
	return [FormHead((Line(_("Read by"), _("Everybody")),))]
