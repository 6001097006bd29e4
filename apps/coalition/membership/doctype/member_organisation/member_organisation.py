from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.words import tidy, tidy_number
from coalition.membership.projection import standing_of
from coalition.membership.standing import Standing


class MemberOrganisation(Document):
	def before_validate(self) -> None:
		for field in ("organisation_name", "name_latin", "contact_person"):
			self.set(field, tidy(self.get(field)))
		for field in ("contact_phone", "contact_email"):
			self.set(field, tidy_number(self.get(field)))

	def validate(self) -> None:
		# Who has just been entered has declared nothing yet.
		self.standing = (Standing.REGISTERED if self.is_new() else standing_of(self.name, getdate())).value
