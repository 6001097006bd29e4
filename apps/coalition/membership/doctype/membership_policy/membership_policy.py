from frappe import _

from coalition.base import outbox
from coalition.base.records.document import CoalitionDocument


class MembershipPolicy(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		gap_days: DF.Int
		grace_days: DF.Int
		on_lapse: DF.Literal["Opens a Matter", "Vote Rests", "Nothing"]
		registered_may_be_endorsed: DF.Check
		registered_may_be_hosted: DF.Check
		registered_may_book: DF.Check
		registered_may_host: DF.Check
		registered_may_speak: DF.Check
		registered_may_stand: DF.Check
		registered_may_vote: DF.Check
		registered_may_vote_on_procedure: DF.Check
		who_expels: DF.Literal["General Assembly", "Council"]

	# end: auto-generated types
	def on_update(self) -> None:
		"""What lists show follows; decisions ask anew and find the new policy at once."""
		outbox.put("refresh_standings", {}, title=_("Standing of all members"))
