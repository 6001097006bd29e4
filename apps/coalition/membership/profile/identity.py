"""What identifies applicants and members, and how they are reached."""

from frappe.model.document import Document

from coalition.base.text.words import tidy, tidy_number

NAMES = ("organisation_name", "person_name", "name_latin", "contact_person")
NUMBERS = ("contact_phone", "contact_email")
FIELDS = ("organisation_name", "name_latin", "place", "sector", "contact_person", *NUMBERS)


def tidy_identity(doc: Document) -> None:
	"""Take out of names and numbers what cannot be seen, and write digits the Western way."""
	for field in filter(doc.meta.has_field, NAMES):
		doc.set(field, tidy(doc.get(field)))
	for field in NUMBERS:
		doc.set(field, tidy_number(doc.get(field)))
