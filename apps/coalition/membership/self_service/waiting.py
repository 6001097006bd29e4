"""What waits for a member: a declaration that ends, what was entered on its behalf, what it proposed."""

from dataclasses import dataclass
from datetime import date, timedelta

import frappe
from frappe import _
from frappe.utils import getdate

from coalition.base.apps import plugins
from coalition.base.plurals import ngettext
from coalition.base.records import on_behalf
from coalition.base.text.bidi import fill
from coalition.base.text.formatting import long_date
from coalition.membership.review import consultation
from coalition.membership.self_service.acting import Acting
from coalition.membership.standing.facts import DeclarationInForce, Entitlement, Facts
from coalition.membership.standing.policy import policy_in_force
from coalition.membership.standing.reading import facts_to_show
from coalition.membership.standing.standing import declarations_that_count, standing

HOOK = "coalition_member_matters"
# As long before its end as the first reminder is sent.
EARLY = timedelta(days=30)


@dataclass(frozen=True)
class Matter:
	"""Something that asks for the member; `kind` is that of a notice ("wait" or "info").

	`path`, below /coalition, leads to where it is done.
	"""

	kind: str
	title: str
	text: str
	path: str
	path_text: str


def of(me: Acting) -> list[Matter]:
	"""What waits for this member, by all modules and apps: what has a term first."""
	return sorted(plugins.answers_of(HOOK, Matter, me), key=lambda matter: matter.kind != "wait")


def own(me: Acting) -> list[Matter]:
	"""Membership's own."""
	facts = facts_to_show(me.member, me.doctype)
	may_speak = Entitlement.SPEAK in standing(facts, getdate(), policy_in_force()).entitlements
	asked = _consultations(me) if may_speak and me.is_organisation else None
	found = (_declaration(facts), _entries(me), asked)
	return [matter for matter in found if matter]


def last_declaration(facts: Facts) -> DeclarationInForce | None:
	"""The declaration that counts today and holds longest, or held last."""
	return next(iter(declarations_that_count(facts, getdate())), None)


def _declaration(facts: Facts) -> Matter | None:
	last = last_declaration(facts)
	if not last:
		title, text = _("The charter is not declared yet"), _("An active member declares the charter.")
	elif not last.until or last.until > getdate() + EARLY:
		return None
	else:
		title, text = _ends(last.until)
	return Matter("wait", title, text, "/declare", _("Declare the charter"))


def _ends(day: date) -> tuple[str, str]:
	shown = long_date(day, frappe.local.lang)
	if day < getdate():
		return _("Your declaration has ended"), fill(
			_("It ended on {0}. Declare again to stay active."), shown
		)
	return _("Your declaration ends soon"), fill(
		_("It holds through {0}. You can declare again today."), shown
	)


def _entries(me: Acting) -> Matter | None:
	number = on_behalf.count_waiting(me.user)
	if not number:
		return None
	return Matter(
		"info",
		fill(_("Entered for you: {0}"), number),
		_("Others entered what you said by call, voice note or on paper. Say whether it is so."),
		"/confirm",
		_("Look and confirm"),
	)


def _consultations(me: Acting) -> Matter | None:
	number = consultation.unanswered(me.member)
	if not number:
		return None
	return Matter(
		"info",
		ngettext("Members are consulted on an applicant", "Members are consulted on {0} applicants", number),
		_("Say what your organisation knows of them, while it is asked."),
		"/consultations",
		_("Look at them"),
	)
