import frappe
from frappe import _

from coalition.base.mail.asking_people import on_its_form
from coalition.base.mail.messages import Message
from coalition.base.records.document import CoalitionDocument
from coalition.membership.change_proposals import deciding, records
from coalition.membership.change_proposals.fields import label
from coalition.membership.errors import ProposedByHand


class ProposedChange(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		decided_by: DF.Link | None
		decided_on: DF.Datetime | None
		individual_member: DF.Link | None
		member_organisation: DF.Link | None
		named_fields: DF.SmallText | None
		note: DF.SmallText | None
		proposed: DF.LongText | None
		proposed_by: DF.Link | None
		proposed_on: DF.Datetime | None
		proposer: DF.Data | None
		reason: DF.SmallText | None
		section: DF.Literal[
			"Name and Seat",
			"Contact Details",
			"About Us",
			"Sectors and Places of Work",
			"Registrations",
			"Past Work",
			"Cooperation and Conflicts of Interest",
			"How We Decide",
			"People",
		]
		status: DF.Literal["Proposed", "Accepted", "Declined", "Taken Back"]

	# end: auto-generated types
	def asks_people(self) -> Message | None:
		if self.status != "Proposed":
			return None
		return on_its_form(
			self, _("A member proposes a change, which waits for an answer. You find it here:")
		)

	def onload(self) -> None:
		self.set_onload("compared", compared(self))

	def get_compared(self) -> list[dict]:
		"""What a print shows, of what is stored: a record that is printed may come from a browser."""
		if not frappe.db.exists(self.doctype, self.name):
			return []
		stored = frappe.get_doc(self.doctype, self.name)
		stored.check_permission("read")
		return compared(stored)

	def validate(self) -> None:
		"""It is made by the member in the portal, and answered by the buttons."""
		if not self.flags.ignore_permissions:
			frappe.throw(_("Answer it by the buttons: what was proposed stays as it is."), ProposedByHand)


def compared(proposal: ProposedChange) -> list[dict]:
	"""Each field with what stood there, what is proposed, and what stands there now, line by line."""
	doctype, member = deciding.holder_of(proposal)
	record = frappe.get_doc(doctype, member)
	return [
		{
			"label": label(doctype, change.field),
			"old": records.in_words(doctype, change.field, change.old),
			"new": records.in_words(doctype, change.field, change.new),
			"has_changed": records.value_of(record, change.field) != change.old,
		}
		for change in deciding.changes_of(proposal)
		if record.meta.has_field(change.field)
	]


@frappe.whitelist(methods=["POST"])
def accept(name: str) -> None:
	"""Write what was proposed into the member's record."""
	doc = frappe.get_doc("Proposed Change", name)
	doc.check_permission("write")
	deciding.accept(doc.name)


@frappe.whitelist(methods=["POST"])
def decline(name: str, reason: str) -> None:
	"""Leave the record as it is, with the reason that the member reads."""
	doc = frappe.get_doc("Proposed Change", name)
	doc.check_permission("write")
	deciding.decline(doc.name, reason)
