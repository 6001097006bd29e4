"""What is said and asked before a member's standing is changed (`coalition_step_dialogs`)."""

from collections.abc import Callable

from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.mail import languages
from coalition.base.plurals import listed
from coalition.base.step_dialogs.contract import Link, Made, Question, Reading, StepDialog
from coalition.base.step_dialogs.naming import title_of
from coalition.base.text.bidi import fill
from coalition.membership.charters.reminders import language_of, recipients_of
from coalition.membership.kinds import MemberKind, member_of
from coalition.membership.standing.explanation import change_in_words, entitlement_names
from coalition.membership.standing.facts import WITH_AN_END, Kind
from coalition.membership.standing.log import first_day
from coalition.membership.standing.reading import WITHHOLDS
from coalition.membership.standing.standing_messages import UNTOLD

CHANGE = "Membership Standing Change"


def declared() -> list[StepDialog]:
	"""For the hook."""
	return [
		StepDialog(
			*(CHANGE, "Approve", _tells_approval), asks=_asks_approval, reads=_reads_approval, made=_changed
		),
		StepDialog(CHANGE, "Decline", _tells_decline, asks=_asks_decline, reads=_reads_decline),
	]


def questions_of_decision(is_needed: bool) -> list[Question]:
	"""Where it was decided and is written down: needed where another body decides than the council."""
	needed = ("decided_in", "decision_reference", "decision_date")
	return [*(Question(name, is_needed) for name in needed), Question("decision_reason")]


def _asks_approval(change: Document) -> list[Question]:
	days = ("effective_from", "effective_to") if _has_an_end(change) else ("effective_from",)
	is_expulsion = change.kind == Kind.EXPULSION.value
	return [*questions_of_decision(is_expulsion), *(Question(day) for day in days)]


def _asks_decline(change: Document) -> list[Question]:
	return questions_of_decision(False)


def _has_an_end(change: Document) -> bool:
	return change.kind in {kind.value for kind in WITH_AN_END}


def _tells_approval(change: Document) -> list[str]:
	return [
		fill(_what_happens(change.kind), member_name(change)),
		*_withheld(change),
		*_superseded(change),
		*_told(change),
	]


def _what_happens(kind: str) -> str:
	return {
		Kind.SUSPENSION: _("«{0}» is suspended: for that time it has no entitlements."),
		Kind.LIMITATION: _("«{0}» is limited: some entitlements are withheld."),
		Kind.REINSTATEMENT: _("«{0}» is reinstated: suspension, limitation and lapse are lifted."),
		Kind.LAPSE: _("«{0}» is registered only, until it declares the charter again."),
		Kind.WITHDRAWAL: _("«{0}» leaves the coalition, as it asked: its accounts and posts end."),
		Kind.EXPULSION: _("«{0}» is expelled from the coalition: its accounts and posts end."),
		Kind.READMISSION: _("«{0}» is a member again."),
		Kind.ANNULMENT: _("An earlier change of «{0}» is annulled."),
	}[Kind(kind)]


def _withheld(change: Document) -> list[str]:
	names = entitlement_names()
	withheld = [names[entitlement] for field, entitlement in WITHHOLDS.items() if change.get(field)]
	return [fill(_("Withheld: {0}."), listed(withheld))] if withheld else []


def _superseded(change: Document) -> list[str]:
	if not change.supersedes:
		return []
	return [fill(_("It takes the place of {0}, from its approval on."), change.supersedes)]


def _told(change: Document) -> list[str]:
	if change.kind in UNTOLD:
		return [_("Nobody is told by e-mail: for the member nothing changes by it.")]
	if recipients_of(change.as_dict()):
		return [_("It is told by e-mail that something changes, and from which day on.")]
	return [_("Nobody there has an e-mail address: a text for them stands in «What to send today».")]


def _tells_decline(change: Document) -> list[str]:
	name = member_name(change)
	if change.declaration:
		return [fill(_("The lapsed declaration of «{0}» passes: it keeps everything."), name)]
	return [fill(_("For «{0}» everything stays as it is."), name), _("It is not told of it.")]


def _reads_approval(change: Document) -> Reading | None:
	return None if change.kind in UNTOLD else _reading(change, Kind(change.kind))


def _reads_decline(change: Document) -> Reading | None:
	return _reading(change, Kind.KEPT) if change.declaration else None


def _reading(change: Document, kind: Kind) -> Reading:
	first = first_day(change)
	last = getdate(change.effective_to) if change.effective_to and _has_an_end(change) else None
	return in_their_language(language_of(change.as_dict()), lambda: change_in_words(kind, first, last))


def in_their_language(language: str | None, words: Callable[[], str]) -> Reading:
	"""What a member reads on its page."""
	known = languages.first_known(language, languages.of_coalition())
	with languages.in_language(known):
		said = words()
	return Reading(_("What the member reads on its page"), said, known)


def member_name(record: Document) -> str:
	"""What the member is called to whoever reads this; of who is protected it is the pseudonym."""
	kind, member = member_of(record)
	return title_of(kind.doctype, member)


def _changed(change: Document) -> list[Made]:
	if change.status != "Approved":
		return []
	kind, member = member_of(change)
	return [Made(fill(_("The standing of «{0}» was changed."), member_name(change)), (_way(kind, member),))]


def _way(kind: MemberKind, member: str) -> Link:
	return Link(_("Open the member"), kind.doctype, member)
