"""Standing: computed from what was declared and decided, never typed (invariant 1). Pure: no database.

`standing()` answers for one member and one day. It reads the days of each fact and not their order, so that
what was superseded, or has run out, cannot leave a state behind.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from coalition.base.text import dates
from coalition.membership.standing.facts import (
	ENDINGS,
	OF_INDIVIDUALS,
	VOTES,
	Change,
	DeclarationInForce,
	Entitlement,
	Facts,
	Kind,
	OnLapse,
	Policy,
	with_what_it_implies,
	with_what_needs_it,
)


class State(str, Enum):
	"""What a member is on a given day."""

	NOT_YET = "Not Yet a Member"
	REGISTERED = "Registered Only"
	ACTIVE = "Active"
	IN_GRACE = "In Grace"
	MATTER_OPEN = "Matter Open"
	VOTE_RESTS = "Vote Resting"
	SUSPENDED = "Suspended"
	LEFT = "Withdrawn"
	EXPELLED = "Expelled"


class ReasonCode(str, Enum):
	"""What a state or an entitlement rests on; membership/standing/explanation.py puts it into words."""

	NOT_YET = "not_yet"
	NOT_DECLARED = "not_declared"
	DECLARED = "declared"
	GAP = "gap"
	GRACE = "grace"
	GRACE_OVER = "grace_over"
	VOTE_RESTS = "vote_rests"
	LAPSE_DOES_NOTHING = "lapse_does_nothing"
	KEPT = "kept"
	LAPSE = "lapse"
	SUSPENSION = "suspension"
	LIMITATION = "limitation"
	INDIVIDUAL = "individual"
	WITHDRAWAL = "withdrawal"
	EXPULSION = "expulsion"


@dataclass(frozen=True)
class Reason:
	"""Why: from which day, through which (if it ends), and by which declaration or change."""

	because: ReasonCode
	since: date | None = None
	until: date | None = None
	source: str = ""


@dataclass(frozen=True)
class Ruling:
	given: bool
	reason: Reason


@dataclass(frozen=True)
class Answer:
	"""A member's state on a day, why, and each entitlement with what gives or withholds it."""

	state: State
	reason: Reason
	rulings: Mapping[Entitlement, Ruling]

	@property
	def entitlements(self) -> frozenset[Entitlement]:
		return frozenset(name for name, ruling in self.rulings.items() if ruling.given)


def standing(facts: Facts, on_date: date, policy: Policy) -> Answer:
	"""The standing of a member on a day (the whole of it: a day has no hours here).

	What ended the membership outweighs a suspension, which outweighs what the declarations say; limitations
	are taken off what is left. The two figures of a coalition, how many are registered and how many of these
	are active, are the two states of who has no declaration in force and who has one.
	"""
	state, reason = _state(facts, on_date, policy)
	given = _given(state, policy)
	rulings = {entitlement: Ruling(entitlement in given, reason) for entitlement in Entitlement}
	for limitation in facts.in_force(on_date, Kind.LIMITATION):
		for entitlement in with_what_needs_it(limitation.withheld) & given:
			rulings[entitlement] = Ruling(False, _reason(ReasonCode.LIMITATION, limitation))
	if facts.is_individual:
		for entitlement in given - OF_INDIVIDUALS:
			rulings[entitlement] = Ruling(False, Reason(ReasonCode.INDIVIDUAL))
	return Answer(state, reason, rulings)


def _state(facts: Facts, day: date, policy: Policy) -> tuple[State, Reason]:
	if day < facts.member_since:
		return State.NOT_YET, Reason(ReasonCode.NOT_YET, facts.member_since)
	for ending in facts.in_force(day, *ENDINGS):
		if ending.kind is Kind.EXPULSION:
			return State.EXPELLED, _reason(ReasonCode.EXPULSION, ending)
		return State.LEFT, _reason(ReasonCode.WITHDRAWAL, ending)
	for suspension in facts.in_force(day, Kind.SUSPENSION):
		return State.SUSPENDED, _reason(ReasonCode.SUSPENSION, suspension)
	return _state_by_declarations(facts, day, policy)


def awaits_decision(facts: Facts, day: date, policy: Policy) -> str | None:
	"""The declaration that lapsed with its grace over, so that a body has to decide; None where none did.

	Whether it is suspended meanwhile makes no difference: the suspension ends some day.
	"""
	if day < facts.member_since or facts.in_force(day, *ENDINGS):
		return None
	reason = _state_by_declarations(facts, day, policy)[1]
	return reason.source if reason.because is ReasonCode.GRACE_OVER else None


def _state_by_declarations(facts: Facts, day: date, policy: Policy) -> tuple[State, Reason]:
	begun = declarations_that_count(facts, day)
	for declaration in begun:
		if declaration.holds_on(day):
			return State.ACTIVE, _reason(ReasonCode.DECLARED, declaration)
	if begun:
		return _state_after(begun[0], facts, day, policy)
	for lapse in facts.in_force(day, Kind.LAPSE):
		return State.REGISTERED, _reason(ReasonCode.LAPSE, lapse)
	return State.REGISTERED, Reason(ReasonCode.NOT_DECLARED)


def declarations_that_count(facts: Facts, day: date) -> list[DeclarationInForce]:
	"""Those begun by that day, the one that holds longest first.

	A declaration of before a member left, or of before a body decided that it lapsed, counts no more.
	"""
	anew = [*_returns(facts, day), *facts.in_force(day, Kind.LAPSE)]
	first = max([facts.member_since, *(change.since for change in anew)])
	begun = [each for each in facts.declarations if first <= each.since <= day]
	return sorted(begun, key=lambda each: (each.until or date.max, each.since, each.source), reverse=True)


def _returns(facts: Facts, day: date) -> list[Change]:
	"""The readmissions that brought a member back."""
	endings = facts.began(day, *ENDINGS)
	return [change for change in facts.began(day, Kind.READMISSION) if any(map(change.lifts, endings))]


def _state_after(lapsed: DeclarationInForce, facts: Facts, day: date, policy: Policy) -> tuple[State, Reason]:
	"""The state when the last declaration has ended and no new one has begun."""
	assert lapsed.until is not None and lapsed.grace_since is not None
	days = (day - lapsed.until).days
	if days <= policy.gap_days:
		return State.ACTIVE, _reason(ReasonCode.GAP, lapsed)
	for kept in _let_pass(facts, day):
		if kept.since > lapsed.until:
			return State.ACTIVE, _reason(ReasonCode.KEPT, kept)
	if policy.on_lapse is OnLapse.NOTHING:
		return State.ACTIVE, _reason(ReasonCode.LAPSE_DOES_NOTHING, lapsed)
	if (day - lapsed.grace_since).days <= policy.grace_days:
		return State.IN_GRACE, _reason(ReasonCode.GRACE, lapsed)
	if policy.on_lapse is OnLapse.VOTE_RESTS:
		return State.VOTE_RESTS, _reason(ReasonCode.VOTE_RESTS, lapsed)
	return State.MATTER_OPEN, _reason(ReasonCode.GRACE_OVER, lapsed)


def _let_pass(facts: Facts, day: date) -> list[Change]:
	"""The decisions by which a body let a lapsed declaration pass, or took its lapse back."""
	lapses = facts.began(day, Kind.LAPSE)
	taken_back = [change for change in facts.began(day, Kind.REINSTATEMENT) if any(map(change.lifts, lapses))]
	return [*facts.in_force(day, Kind.KEPT), *taken_back]


def _given(state: State, policy: Policy) -> frozenset[Entitlement]:
	"""No automatic punishment: who is in grace, or waits for a body's decision, keeps everything."""
	if state in (State.ACTIVE, State.IN_GRACE, State.MATTER_OPEN):
		return frozenset(Entitlement)
	if state is State.VOTE_RESTS:
		return frozenset(Entitlement) - VOTES
	if state is State.REGISTERED:
		return with_what_it_implies(policy.registered_only)
	return frozenset()


def _reason(because: ReasonCode, fact: Change | DeclarationInForce) -> Reason:
	until = fact.last_day if isinstance(fact, Change) else fact.until
	return Reason(because, fact.since, until, fact.source)


def state_since(facts: Facts, on_date: date, policy: Policy) -> date | None:
	"""The first day of the state that a member is in on that day; None before it joined."""
	now, first = _state(facts, on_date, policy)[0], None
	for day in sorted({day for day in days_of_change(facts, policy) if day <= on_date}, reverse=True):
		if _state(facts, day, policy)[0] is not now:
			break
		first = day
	return first


def days_of_change(facts: Facts, policy: Policy) -> set[date]:
	"""All days on which the answer may differ from that of the day before."""
	days: set[date | None] = {facts.member_since}
	for change in facts.changes:
		days |= {change.since, change.superseded_on, _later(change.last_day, 1)}
	for declaration in facts.declarations:
		days.add(declaration.since)
		days |= {_later(declaration.until, number + 1) for number in (0, policy.gap_days)}
		days.add(_later(declaration.grace_since, policy.grace_days + 1))
	return {day for day in days if day is not None and day >= facts.member_since}


def _later(day: date | None, number: int) -> date | None:
	"""So many days later; None where the calendar ends before."""
	if day is None or (date.max - day).days < number:
		return None
	return day + timedelta(days=number)


def last_day(since: date, holds_for_months: int) -> date | None:
	"""The last day of a declaration that holds for so many months; None where it has no end (0)."""
	if holds_for_months < 0:
		raise ValueError("a declaration cannot hold for a negative number of months")
	return dates.last_day(since, holds_for_months) if holds_for_months else None
