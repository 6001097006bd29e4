import frappe

from coalition.base.guards.guarded import require_signed_in
from coalition.base.records.document import CoalitionDocument


class SampleRecord(CoalitionDocument):
	@frappe.whitelist(methods=["POST"])
	def note(self) -> None:
		"""Write a note; the engine builds the record that this runs on from what the client sent."""
		require_signed_in()
		self.db_set("owner_note", "noted")
