"""The steps of an application between its arrival and its decision: when each was, and what it needs."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import add_days, getdate, now

from coalition.base.records import locking
from coalition.membership.review import consultation
from coalition.membership.review.errors import NothingAsked, NotTheirTurn
from coalition.membership.standing import foundation, policy

ASKED, CONSULTED, DECISION, WITHDRAWN = (
	"Information Asked",
	"Members Consulted",
	"Council Decision",
	"Withdrawn",
)
UNDER_REVIEW = "Under Review"
OUTCOMES = ("Approved", "Declined")
# In these an application is on its way, and its applicant can write, answer and withdraw.
OPEN = ("Submitted", UNDER_REVIEW, ASKED, CONSULTED, DECISION)


def lead(application: Document, status: str) -> None:
	"""Lead an application into a status by the state that the workflow has for it, and save it."""
	name = application.meta.get_workflow()
	if name:
		rules = frappe.get_cached_doc("Workflow", name)
		state = next(row.state for row in rules.states if row.update_value == status)
		application.set(rules.workflow_state_field, state)
	application.status = status
	application.save()


def locked(name: str) -> Document:
	"""The application as it is now; whoever else works on it waits until this transaction ends."""
	return locking.locked("Membership Application", name)


def require_open(application: Document) -> None:
	"""Raise NotTheirTurn for a draft, and for what is decided or withdrawn."""
	if application.status not in OPEN:
		frappe.throw(_("This application is not on its way any more."), NotTheirTurn)


def keep(application: Document) -> None:
	"""For `validate`: check what this step needs, and write down when it was taken, and by whom."""
	before = application.get_doc_before_save()
	status = application.status
	if before and before.status == status:
		return
	_check(application)
	if status != "Draft":
		application.append(
			"steps", {"status": status, "reached_on": now(), "reached_by": _acting(application)}
		)


def _acting(application: Document) -> str | None:
	"""Nobody at the desk where the system acts for the applicant: by portal, by program, after an appeal."""
	flags = application.flags
	of_the_applicant = flags.by_portal or flags.by_program or flags.carried
	return None if of_the_applicant else frappe.session.user


def _check(application: Document) -> None:
	checks = {
		ASKED: _check_asked,
		WITHDRAWN: _check_withdrawn,
		CONSULTED: _begin_consultation,
		DECISION: consultation.require_over,
		**dict.fromkeys(OUTCOMES, _check_decision),
	}
	checks.get(application.status, lambda application: None)(application)


def _check_asked(application: Document) -> None:
	if not application.flags.asks:
		frappe.throw(
			_("Write what you ask: the applicant is asked by a message. Use «Ask for More Information»."),
			NothingAsked,
		)


def _check_withdrawn(application: Document) -> None:
	if not application.flags.withdraws:
		frappe.throw(_("Write how the applicant told that it withdraws. Use «Withdraw»."), NothingAsked)


def _begin_consultation(application: Document) -> None:
	consultation.require_asked_for()
	application.consulted_until = add_days(getdate(), policy.consulting().days)


def _check_decision(application: Document) -> None:
	foundation.check(application, policy.who_admits())
