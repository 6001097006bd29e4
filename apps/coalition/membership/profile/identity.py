"""What identifies applicants and members, and how they are reached."""

from frappe.model.document import Document

from coalition.base.text.answers import Asked
from coalition.base.text.words import tidy
from coalition.membership.profile.fields import ProfileField

NAMES = ("organisation_name", "person_name", "name_latin", "contact_person")
CONTACT = (ProfileField("contact_phone", Asked.PHONE), ProfileField("contact_email", Asked.EMAIL))
FIELDS = (
	*("organisation_name", "name_latin", "place", "sector", "contact_person"),
	*(field.name for field in CONTACT),
)


def tidy_names(doc: Document) -> None:
	"""Take out of names what cannot be seen."""
	for field in filter(doc.meta.has_field, NAMES):
		doc.set(field, tidy(doc.get(field)))
