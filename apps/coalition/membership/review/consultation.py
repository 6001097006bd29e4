"""Asking the members about an applicant, where the policy wants it. Who says nothing counts as nothing."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.records import clock, locking
from coalition.base.records.on_behalf import PORTAL
from coalition.base.text.bidi import fill
from coalition.base.text.formatting import long_date
from coalition.membership.admission.check_result import FAIL, CheckResult
from coalition.membership.review.errors import NotAskedForOpinions, NotConsulted
from coalition.membership.standing import policy
from coalition.membership.standing.facts import Entitlement
from coalition.membership.standing.reading import entitled, facts_of_many
from coalition.membership.standing.standing import standing

OPINION = "Admission Opinion"
OPINIONS = VOUCHES, SUPPORTS, CONCERNS, OPPOSES = ("Vouches", "Supports", "Has Concerns", "Opposes")
CONSULTED = "Members Consulted"
# All that a member sees of an applicant: no contact, nobody's name.
SHOWN = ("name", "organisation_name", "name_latin", "place", "sector", "about", "consulted_until")


def require_asked_for() -> None:
	"""Raise NotConsulted where the policy asks for none: members learn nobody's name for nothing."""
	if not policy.consulting().is_asked:
		frappe.throw(_("By the membership policy the members are not consulted on applicants."), NotConsulted)


def require_over(application: Document) -> None:
	"""Raise NotConsulted where the policy wants a consultation that has not been held, or is not over."""
	if not policy.consulting().is_asked:
		return
	if not application.consulted_until:
		frappe.throw(
			_("By the membership policy the members are consulted first. Use «Consult the Members»."),
			NotConsulted,
		)
	if getdate(application.consulted_until) >= clock.today() and not _everybody_spoke(application):
		day = long_date(getdate(application.consulted_until), frappe.local.lang)
		frappe.throw(fill(_("The members can answer through {0}: decide after that."), day), NotConsulted)


def _everybody_spoke(application: Document) -> bool:
	return heard_today() <= {row.member_organisation for row in opinions(application.name)}


def heard_today() -> set[str]:
	"""The members who may speak today."""
	# Who is heard is computed for all of them, whoever asks.
	facts = facts_of_many(frappe.get_all("Member Organisation", pluck="name"))
	today, rules = getdate(), policy.policy_in_force()
	return {
		member
		for member, known in facts.items()
		if Entitlement.SPEAK in standing(known, today, rules).entitlements
	}


def require_open(application: str, member: str) -> None:
	"""Raise NotAskedForOpinions where this member is not asked about this application today.

	The application is locked: an opinion and the end of its consultation wait for each other.
	"""
	asked = locking.locked_values("Membership Application", application, ["status", "consulted_until"])
	if not asked or asked.status != CONSULTED or getdate(asked.consulted_until) < clock.today():
		frappe.throw(_("The members are not consulted on this application today."), NotAskedForOpinions)
	if not entitled(member, Entitlement.SPEAK.value):
		frappe.throw(_("This member is not heard today: its standing says why."), NotAskedForOpinions)


def give(application: str, member: str, values: dict[str, str]) -> None:
	"""Take down what a delegate says for a member in the portal, in the place of what stood there.

	`values` holds the opinion and a note, the delegate's name as `said_by` and user as `given_by`. Raises
	NotAskedForOpinions.
	"""
	require_open(application, member)
	key = {"application": application, "member_organisation": member}
	stored = locking.locked_name(OPINION, key)
	opinion = locking.locked(OPINION, stored) if stored else frappe.new_doc(OPINION).update(key)
	said = {field: values.get(field) for field in ("opinion", "note", "said_by", "given_by")}
	opinion.update({**said, "channel": PORTAL, "given_on": getdate()})
	# The page has seen to it that this account acts for this member.
	opinion.flags.ignore_permissions = True
	opinion.save()


def unanswered(member: str) -> int:
	"""On how many applicants this member is asked today, and has said nothing yet."""
	table, said = frappe.qb.DocType("Membership Application"), frappe.qb.DocType(OPINION)
	own = frappe.qb.from_(said).select(said.application).where(said.member_organisation == member)
	asked = (table.status == CONSULTED) & (table.consulted_until >= clock.today())
	query = frappe.qb.from_(table).select(table.name).where(asked & table.name.notin(own))
	return len(query.run())


def opinions(application: str) -> list[frappe._dict]:
	"""What the members said, oldest first; of an application after an appeal also what was said before it.

	Whether somebody may see it is for the caller to say.
	"""
	first = frappe.db.get_value("Membership Application", application, "appeal_of")
	rows = frappe.get_all(
		OPINION,
		filters={"application": ("in", [name for name in (first, application) if name])},
		fields=["application", "member_organisation", "opinion", "note", "said_by", "channel", "given_on"],
		order_by="creation asc",
	)
	# What a member said of this one is what counts of it.
	latest = {
		row.member_organisation: row for row in sorted(rows, key=lambda row: row.application == application)
	}
	return list(latest.values())


def counted(application: str) -> dict[str, int]:
	"""Opinion -> how many members gave it; all four of them."""
	said = [row.opinion for row in opinions(application)]
	return {opinion: said.count(opinion) for opinion in OPINIONS}


def vouching(application: Document) -> list[str]:
	"""The members that vouch for an applicant."""
	return [row.member_organisation for row in opinions(application.name or "") if row.opinion == VOUCHES]


def enough_vouchers(application: Document) -> list[CheckResult]:
	"""So many members as the policy wants vouch for the applicant; no check where it wants none.

	Registered by the hook `coalition_admission_checks`. Who may not speak today does not count.
	"""
	needed = policy.consulting().vouchers_needed
	if not needed:
		return []
	title = _("Members Who Vouch")
	found = [member for member in vouching(application) if entitled(member, Entitlement.SPEAK.value)]
	if len(found) >= needed:
		return [CheckResult(title)]
	reason = fill(_("{0} of {1} members vouch for it, by the membership policy."), len(found), needed)
	return [CheckResult(title, FAIL, (reason,))]
