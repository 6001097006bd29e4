"""Files that a form was given before its record was first saved: they hang on the record from then on.

The engine would make a second row for each, not private, and write a copy that everybody may read.
"""

import frappe
from frappe.model.document import Document

ATTACHED = ("Attach", "Attach Image")


def take_over(doc: Document) -> None:
	"""Hang on a record that was just stored what its user attached to its form."""
	for field in doc.meta.fields:
		if field.fieldtype in ATTACHED and (address := doc.get(field.fieldname)):
			_take_over(doc, field.fieldname, address)


def _take_over(doc: Document, fieldname: str, address: str) -> None:
	# What the desk calls a form that is not saved yet; whose file it is, is asked.
	of_the_form = {"attached_to_doctype": doc.doctype, "attached_to_name": ("like", "new-%")}
	mine = {"file_url": address, "owner": frappe.session.user, **of_the_form}
	for name in frappe.get_all("File", filters=mine, pluck="name", limit=1):
		hung = {"attached_to_name": doc.name, "attached_to_field": fieldname}
		frappe.db.set_value("File", name, hung, update_modified=False)
