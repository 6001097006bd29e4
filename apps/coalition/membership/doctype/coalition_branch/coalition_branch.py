from coalition.base.records.document import CoalitionDocument
from coalition.base.text.words import tidy
from coalition.membership.people.branches import check_officers, check_posts, check_representatives


class CoalitionBranch(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from coalition.membership.doctype.branch_board_seat.branch_board_seat import BranchBoardSeat
		from coalition.membership.doctype.branch_officer_term.branch_officer_term import BranchOfficerTerm
		from coalition.membership.doctype.branch_representative.branch_representative import (
			BranchRepresentative,
		)

		board: DF.Table[BranchBoardSeat]
		branch_name: DF.Data
		founded_on: DF.Date | None
		name_latin: DF.Data | None
		officers: DF.Table[BranchOfficerTerm]
		place: DF.Link | None
		representatives: DF.Table[BranchRepresentative]

	# end: auto-generated types
	def before_validate(self) -> None:
		self.branch_name, self.name_latin = tidy(self.branch_name), tidy(self.name_latin)

	def validate(self) -> None:
		check_posts(self)
		check_representatives(self)
		check_officers(self)
