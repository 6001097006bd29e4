"""A member's standing as people read it: the state, the entitlements with reasons, and how it came about."""

from datetime import date

import frappe
from frappe import _
from frappe.utils import getdate

from coalition.base.text.bidi import fill
from coalition.base.text.formatting import long_date
from coalition.membership.kinds import KINDS, ORGANISATIONS
from coalition.membership.standing.facts import Change, DeclarationInForce, Entitlement, Facts, Kind, Policy
from coalition.membership.standing.policy import policy_in_force
from coalition.membership.standing.reading import facts_of
from coalition.membership.standing.standing import Reason, ReasonCode, standing, state_since

OF_CHANGES = {
	ReasonCode.SUSPENSION: Kind.SUSPENSION,
	ReasonCode.LIMITATION: Kind.LIMITATION,
	ReasonCode.LAPSE: Kind.LAPSE,
	ReasonCode.KEPT: Kind.KEPT,
	ReasonCode.WITHDRAWAL: Kind.WITHDRAWAL,
	ReasonCode.EXPULSION: Kind.EXPULSION,
}


def explanation_of(member: str, doctype: str = ORGANISATIONS.doctype) -> dict:
	"""What the form of a member shows.

	{"name", "code", "state", "since", "because", "entitlements": [{"name", "given", "because", "source"}],
	"log": [{"text", "source", "doctype"}]}, in the reader's language; the log has the latest first.
	Whether somebody may see it is for the caller to say.
	"""
	return explanation_from(member, facts_of(member, KINDS[doctype]), policy_in_force())


def explanation_from(member: str, facts: Facts, policy: Policy) -> dict:
	"""The same, where the facts are read already."""
	today = getdate()
	answer = standing(facts, today, policy)
	since = state_since(facts, today, policy)
	names = entitlement_names()
	return {
		"name": member,
		"code": answer.state,
		# texts: options of Member Organisation.
		"state": _(answer.state.value),
		"since": _day(since) if since else "",
		"because": in_words(answer.reason),
		"entitlements": [
			{
				"name": names[entitlement],
				"given": ruling.given,
				"because": in_words(ruling.reason),
				"source": ruling.reason.source,
			}
			for entitlement, ruling in answer.rulings.items()
		],
		"log": [
			_entry(fact) for fact in sorted([*facts.declarations, *facts.changes], key=_first, reverse=True)
		],
	}


@frappe.whitelist(methods=["GET"])
def standing_explanation(name: str, doctype: str = ORGANISATIONS.doctype) -> dict:
	"""What `explanation_of` answers, for whoever may read the member."""
	frappe.get_doc(doctype, name).check_permission("read")
	if doctype not in KINDS:
		raise frappe.DoesNotExistError
	return explanation_of(name, doctype)


def entitlement_names() -> dict[Entitlement, str]:
	return {
		Entitlement.SPEAK: _("Speak"),
		Entitlement.VOTE: _("Vote"),
		Entitlement.VOTE_ON_PROCEDURE: _("Vote on Procedure"),
		Entitlement.STAND: _("Stand for Election"),
		Entitlement.BOOK: _("Book Resources"),
		Entitlement.HOST: _("Host Others"),
		Entitlement.BE_HOSTED: _("Be Hosted"),
		Entitlement.BE_ENDORSED: _("Be Endorsed"),
	}


def _first(fact: Change | DeclarationInForce) -> tuple[date, str]:
	return fact.since, fact.source


def _entry(fact: Change | DeclarationInForce) -> dict:
	if isinstance(fact, DeclarationInForce):
		text = in_words(Reason(ReasonCode.DECLARED, fact.since, fact.until))
		return {"text": text, "source": fact.source, "doctype": "Charter Declaration"}
	text = change_in_words(fact.kind, fact.since, fact.last_day)
	if fact.superseded_on:
		text += " " + fill(_("Superseded on {0}."), _day(fact.superseded_on))
	return {"text": text, "source": fact.source, "doctype": "Membership Standing Change"}


def in_words(reason: Reason) -> str:
	"""What a state or an entitlement rests on, as a sentence."""
	if reason.because in OF_CHANGES:
		return change_in_words(OF_CHANGES[reason.because], reason.since, reason.until)
	if reason.because is ReasonCode.DECLARED and not reason.until:
		return fill(_("It declared the charter on {0}, without an end."), _day(reason.since))
	sentence = {
		ReasonCode.NOT_YET: _("It becomes a member on {0}."),
		ReasonCode.NOT_DECLARED: _(
			"It has no declaration of the charter: the membership policy sets what it may do."
		),
		ReasonCode.DECLARED: _("It declared the charter on {0}; that holds through {1}."),
		ReasonCode.INDIVIDUAL: _("An individual has an opinion, and no vote."),
		ReasonCode.GAP: _("Its declaration ended on {1}: so short a gap does not count."),
		ReasonCode.GRACE: _("Its declaration ended on {1}: it is in its grace and keeps everything."),
		ReasonCode.GRACE_OVER: _(
			"Its declaration ended on {1} and its grace is over: it keeps everything until a body decides."
		),
		ReasonCode.VOTE_RESTS: _(
			"Its declaration ended on {1} and its grace is over: only its vote rests until it declares again."
		),
		ReasonCode.LAPSE_DOES_NOTHING: _(
			"Its declaration ended on {1}: by the membership policy that changes nothing."
		),
	}[reason.because]
	return fill(sentence, _day(reason.since), _day(reason.until))


def change_in_words(kind: Kind, since: date | None, until: date | None) -> str:
	"""A decided change as a sentence, for whoever reads of it."""
	words = {
		Kind.SUSPENSION: _("It is suspended from {0} until it is reinstated."),
		Kind.LIMITATION: _("It is limited from {0} until it is reinstated."),
		Kind.REINSTATEMENT: _("It was reinstated on {0}."),
		Kind.LAPSE: _("It is registered only from {0}: a body decided that its declaration has lapsed."),
		Kind.WITHDRAWAL: _("It left on {0}."),
		Kind.EXPULSION: _("It was expelled on {0}."),
		Kind.READMISSION: _("It was readmitted on {0}."),
		Kind.ANNULMENT: _("An earlier change was annulled on {0}."),
		Kind.KEPT: _("On {0} a body let the lapsed declaration pass: it keeps everything."),
	}
	if until:
		words[Kind.SUSPENSION] = _("It is suspended from {0} through {1}.")
		words[Kind.LIMITATION] = _("It is limited from {0} through {1}.")
	return fill(words[kind], _day(since), _day(until))


def _day(day: date | None) -> str:
	return long_date(day, frappe.local.lang) if day else ""


# For one version: scripts that a browser kept ask by this name.
standing_story = standing_explanation
