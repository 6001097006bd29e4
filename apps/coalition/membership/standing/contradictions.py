"""Whether a change can be decided beside those that are decided already. Pure: no database."""

from datetime import date

from coalition.membership.standing.facts import (
	ENDINGS,
	LIFTED_BY_REINSTATEMENT,
	Change,
	Entitlement,
	Facts,
	Kind,
	with_what_needs_it,
)
from coalition.membership.standing.standing import declarations_that_count


def contradiction(facts: Facts, change: Change) -> str | None:
	"""The key of what stands against a change from its first day on; None where nothing does.

	`facts` hold what is decided without this change; one that it supersedes counts no more from that day on.
	The keys are "not_a_member", "has_not_left", "nothing_to_lift", "nothing_declared", "still_declared",
	"already" and "another_begins"; in_words() of the record puts them into words.
	"""
	if change.kind is Kind.ANNULMENT:
		return None
	if change.since < facts.member_since:
		return "not_a_member"
	if change.kind is Kind.READMISSION:
		return None if _lifts_any(change, facts, *ENDINGS) else "has_not_left"
	if facts.in_force(change.since, *ENDINGS):
		return "not_a_member"
	if change.kind is Kind.REINSTATEMENT:
		return None if _lifts_any(change, facts, *LIFTED_BY_REINSTATEMENT) else "nothing_to_lift"
	if change.kind is Kind.LAPSE and (problem := _of_lapse(facts, change.since)):
		return problem
	return _of_repetition(facts, change)


def _lifts_any(change: Change, facts: Facts, *kinds: Kind) -> bool:
	return any(change.lifts(other) for other in facts.in_force(change.since, *kinds))


def _of_lapse(facts: Facts, day: date) -> str | None:
	declarations = declarations_that_count(facts, day)
	if not declarations:
		return "nothing_declared"
	return "still_declared" if any(each.holds_on(day) for each in declarations) else None


def _of_repetition(facts: Facts, change: Change) -> str | None:
	"""A change of the same kind that holds already, or that begins while this one would hold."""
	in_force = facts.in_force(change.since, change.kind)
	if change.kind is Kind.LIMITATION:
		withheld: frozenset[Entitlement] = frozenset().union(
			*(with_what_needs_it(each.withheld) for each in in_force)
		)
		return "already" if with_what_needs_it(change.withheld) <= withheld else None
	if in_force:
		return "already"
	later = (each for each in facts.changes if each.kind is change.kind and each.superseded_on is None)
	if any(_begins_within(change, each.since) for each in later):
		return "another_begins"
	return None


def _begins_within(change: Change, day: date) -> bool:
	return change.since <= day and (change.last_day is None or day <= change.last_day)
