"""What a decision rests on, until bodies decide in here: which body, which day, where it is written."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.text.bidi import fill
from coalition.membership.errors import DecisionNotFounded

COUNCIL = "Council"


def require_paper(decision: Document) -> None:
	"""Raise DecisionNotFounded where the date or the reference of the decision is missing, or to come."""
	if not (decision.decision_reference and decision.decision_date):
		frappe.throw(
			_("This decision needs its date and its reference, such as that of the minutes: fill in both."),
			DecisionNotFounded,
		)
	refuse_day_to_come(decision)


def refuse_day_to_come(decision: Document) -> None:
	"""Raise DecisionNotFounded where it is dated in the future."""
	if decision.decision_date and getdate(decision.decision_date) > getdate():
		frappe.throw(_("The date of the decision is still to come: correct it."), DecisionNotFounded)


def require_body(decision: Document, body: str) -> None:
	"""Raise DecisionNotFounded where another body decided than the one that the policy names."""
	if decision.decided_in != body:
		# texts: options of the DocType.
		name = _(body)
		frappe.throw(
			fill(
				_("By the membership policy this body decides: {0}. Choose it, or leave the decision to it."),
				name,
			),
			DecisionNotFounded,
		)


def check(decision: Document, body: str) -> None:
	"""A decision is the one of this body; what is not the council's is written down somewhere.

	What nobody filled in is the council's where the council decides: its own members enter it.
	"""
	if body == COUNCIL and not decision.decided_in:
		decision.decided_in = COUNCIL
	require_body(decision, body)
	if body != COUNCIL:
		require_paper(decision)
	refuse_day_to_come(decision)
