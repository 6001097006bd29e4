"""Records of what was decided."""

import frappe
from frappe import _

from coalition.base.document import CoalitionDocument
from coalition.base.errors import DecidedForGood, SamePersonTwice


class DecidedRecord(CoalitionDocument):
	"""A submittable record that, once decided, is never cancelled (invariant 6).

	Nor is it deleted: the engine deletes no submitted record.
	"""

	def before_cancel(self) -> None:
		frappe.throw(
			_("{0} is decided and stays as it is. A new decision can supersede it.").format(self.name),
			DecidedForGood,
		)


def by_somebody_else(person: str | None, others: set[str | None]) -> None:
	"""Raise SamePersonTwice where this user is among the others (invariant 5)."""
	if person and person in others:
		frappe.throw(
			_("You had a part in preparing this: somebody else has to enter the decision."), SamePersonTwice
		)
