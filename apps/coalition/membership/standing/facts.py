"""What standing is computed from: declarations, decided changes and the coalition's policy. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum


class Entitlement(str, Enum):
	"""What a member organisation may do in the coalition, by its standing."""

	SPEAK = "speak"
	VOTE = "vote"
	# Document G: "a conditional vote, or one for procedural matters".
	VOTE_ON_PROCEDURE = "vote_on_procedure"
	STAND = "stand"
	BOOK = "book"
	HOST = "host"
	BE_HOSTED = "be_hosted"
	BE_ENDORSED = "be_endorsed"


# Document G: individuals have an opinion without a vote (invariant 2).
OF_INDIVIDUALS = frozenset({Entitlement.SPEAK, Entitlement.BOOK})
VOTES = frozenset({Entitlement.VOTE, Entitlement.VOTE_ON_PROCEDURE})


class Kind(str, Enum):
	"""What a change does to a member's standing."""

	SUSPENSION = "Suspension"
	LIMITATION = "Limitation"
	REINSTATEMENT = "Reinstatement"
	LAPSE = "Lapse"
	WITHDRAWAL = "Withdrawal"
	EXPULSION = "Expulsion"
	READMISSION = "Readmission"
	# Does nothing but take away the change that it supersedes.
	ANNULMENT = "Annulment"
	# Nobody asks for this: it is a lapse that was declined, so that the member keeps what it had.
	KEPT = "Kept"


# The others mark a day, and hold until something lifts them.
WITH_AN_END = frozenset({Kind.SUSPENSION, Kind.LIMITATION})
ENDINGS = frozenset({Kind.WITHDRAWAL, Kind.EXPULSION})
LIFTED_BY_REINSTATEMENT = frozenset({Kind.SUSPENSION, Kind.LIMITATION, Kind.LAPSE})
# A member that comes back begins anew: what it was limited to before does not await it.
LIFTED_BY_READMISSION = ENDINGS | LIFTED_BY_REINSTATEMENT | {Kind.KEPT}


@dataclass(frozen=True)
class DeclarationInForce:
	"""The days, both included, on which a declaration holds; `until` is None where it has no end.

	`told_on` is given where its member is told by hand that it ends: the day on which it was, date.max until
	then. Grace runs from no day before.
	"""

	since: date
	until: date | None
	source: str = ""
	told_on: date | None = None

	@property
	def grace_since(self) -> date | None:
		"""The day after which grace is counted; None where the declaration has no end."""
		return self.until and max(self.until, self.told_on or self.until)

	def holds_on(self, day: date) -> bool:
		return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Change:
	"""An approved change, from `since` on; `until` is the last day of a suspension or a limitation.

	From `superseded_on` on it counts no more; what was computed for earlier days stays.
	"""

	kind: Kind
	since: date
	until: date | None = None
	withheld: frozenset[Entitlement] = frozenset()
	superseded_on: date | None = None
	source: str = ""

	def began(self, day: date) -> bool:
		"""Whether it counts on this day as something that has happened."""
		return self.since <= day and (self.superseded_on is None or day < self.superseded_on)

	def holds_on(self, day: date) -> bool:
		"""Whether it counts and has not run out. Whether something lifted it is for the log to say."""
		return self.began(day) and (self.last_day is None or day <= self.last_day)

	@property
	def last_day(self) -> date | None:
		return self.until if self.kind in WITH_AN_END else None

	def lifts(self, other: "Change") -> bool:
		"""Whether this, once begun, ends the other: what began on the same day or later it leaves."""
		if self.kind is Kind.READMISSION:
			lifted = LIFTED_BY_READMISSION
		elif self.kind is Kind.REINSTATEMENT:
			lifted = LIFTED_BY_REINSTATEMENT
		else:
			return False
		return other.kind in lifted and other.since < self.since


@dataclass(frozen=True)
class Facts:
	"""All that is known of one member: the day it joined, its declarations and the log of changes."""

	member_since: date
	declarations: tuple[DeclarationInForce, ...] = ()
	changes: tuple[Change, ...] = ()
	is_individual: bool = False

	def superseding(self, source: str | None, day: date) -> "Facts":
		"""The same, where one change counts no more from a day on; all of it where none is named."""
		changes = (
			replace(each, superseded_on=day) if each.source == source else each for each in self.changes
		)
		return replace(self, changes=tuple(changes)) if source else self

	def began(self, day: date, *kinds: Kind) -> list[Change]:
		return [change for change in self.changes if change.kind in kinds and change.began(day)]

	def in_force(self, day: date, *kinds: Kind) -> list[Change]:
		"""The changes of these kinds that hold on a day and that nothing lifted, oldest first."""
		lifters = self.began(day, Kind.REINSTATEMENT, Kind.READMISSION)
		holding = [
			change
			for change in self.changes
			if change.kind in kinds
			and change.holds_on(day)
			and not any(lifter.lifts(change) for lifter in lifters)
		]
		return sorted(
			holding, key=lambda change: (change.since, change.kind is Kind.WITHDRAWAL, change.source)
		)


class OnLapse(str, Enum):
	"""What happens when a declaration lapses and no new one follows."""

	OPENS_MATTER = "Opens a Matter"
	VOTE_RESTS = "Vote Rests"
	NOTHING = "Nothing"


def with_what_it_implies(given: Iterable[Entitlement]) -> frozenset[Entitlement]:
	"""Who may vote may vote on procedure."""
	entitlements = frozenset(given)
	return entitlements | VOTES if Entitlement.VOTE in entitlements else entitlements


def with_what_needs_it(withheld: Iterable[Entitlement]) -> frozenset[Entitlement]:
	"""Who may not even vote on procedure may not vote."""
	entitlements = frozenset(withheld)
	return entitlements | VOTES if Entitlement.VOTE_ON_PROCEDURE in entitlements else entitlements


@dataclass(frozen=True)
class Policy:
	"""What a coalition sets; the defaults are those that we ship."""

	on_lapse: OnLapse = OnLapse.OPENS_MATTER
	grace_days: int = 60
	gap_days: int = 3
	registered_only: frozenset[Entitlement] = field(default=frozenset({Entitlement.SPEAK}))
