"""What identifies applicants and members, and how they are reached."""

from frappe.model.document import Document

from coalition.base.text.answers import Asked
from coalition.base.text.words import tidy
from coalition.membership.profile.fields import ProfileField

NAMES = ("organisation_name", "person_name", "name_latin", "contact_person")
# To which a protected member agreed, so that it is written to by WhatsApp: it stands in no seal.
AGREED = ProfileField("agreed_phone", Asked.PHONE)
CONTACT = (ProfileField("contact_phone", Asked.PHONE), ProfileField("contact_email", Asked.EMAIL))
FIELDS = (
	*("organisation_name", "name_latin", "place", "sector", "contact_person"),
	*(field.name for field in CONTACT),
)


def keep_agreed_number(doc: Document) -> None:
	"""A number stands by agreement where it is sealed otherwise. For `validate`, after `keep_sealed`."""
	if not doc.is_protected:
		doc.set(AGREED.name, None)


def tidy_names(doc: Document) -> None:
	"""Take out of names what cannot be seen."""
	for field in filter(doc.meta.has_field, NAMES):
		doc.set(field, tidy(doc.get(field)))
