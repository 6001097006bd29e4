"""What an applicant tells of itself beyond its identity, and a member keeps."""

from frappe.model.document import Document

from coalition.membership.profile.fields import FIELDS
from coalition.membership.profile.tables import LISTS, TABLES


def copy_profile(source: Document, target: Document) -> None:
	"""Take the profile of one record over into another that is about to be stored; its rows are made anew."""
	target.update({field.name: source.get(field.name) for field in FIELDS})
	for table in (*LISTS, *TABLES):
		target.set(table.name, [_values(row) for row in source.get(table.name)])


def _values(row: Document) -> dict:
	return {field.fieldname: row.get(field.fieldname) for field in row.meta.fields}
