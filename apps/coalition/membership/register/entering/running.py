"""Entering a register of members, and checking it: one way through its rows decides both.

A row with a problem is left out and told; the others are entered. What is there already stays as it is, so
that the same file can be read again, also after a job that was killed. A check goes the same way and stores
nothing: each record is tried up to the point at which the database would be written to.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from itertools import islice

import frappe

from coalition.base.apps import encryption_key
from coalition.base.privacy.sealing.seal import fingerprint, fingerprints
from coalition.base.records.values.contact import here
from coalition.membership.charters.in_force import charter_in_force
from coalition.membership.register import words
from coalition.membership.register.entering import storing
from coalition.membership.register.entering.lists import Decided, Lists
from coalition.membership.register.entering.members import MEMBER
from coalition.membership.register.entering.outcome import Outcome
from coalition.membership.register.reading.columns import COLUMNS
from coalition.membership.register.reading.known import Identity, Members
from coalition.membership.register.reading.register import ASKED_ABOUT, Asked, RegisterRow, open_register

BATCH = 100
Progress = Callable[[Outcome], None]


@dataclass(frozen=True)
class Wishes:
	"""What whoever brings a file says of it.

	`with_alike` enters rows whose name is like that of a member or of another row in the same place.
	`decided` is what new places and sectors are taken as; where it is None each becomes an entry of its list.
	"""

	asked: Asked = field(default_factory=Asked)
	with_alike: bool = False
	decided: Decided | None = None


def check(content: bytes, wishes: Wishes | None = None, progress: Progress | None = None) -> Outcome:
	"""What entering a file would come to; nothing is written, and new spellings are proposed.

	Raises UnreadableSheet, EncryptionKeyDiffers.
	"""
	return _Run(content, wishes or Wishes(), stores=False).through(progress)


def enter(
	content: bytes, wishes: Wishes | None = None, progress: Progress | None = None, entered_rows: int = 0
) -> Outcome:
	"""Make the members of a file that are not members yet.

	`progress` is called after each batch, in which all is consistent. A member is known by its name and
	place, in whichever spelling. `entered_rows` are those that an earlier run of the same file entered.
	Raises UnreadableSheet, EncryptionKeyDiffers.
	"""
	return _Run(content, wishes or Wishes(), stores=True, entered_rows=entered_rows).through(progress)


class Verdict(Enum):
	"""What is to be done with a row; one that is left out has problems."""

	TAKE = "take"
	KNOWN = "known"
	LEAVE = "leave"
	ENTERED_BEFORE = "entered before"


class _Run:
	"""One way through a file, which judges each row and then stores it or tries to."""

	def __init__(self, content: bytes, wishes: Wishes, stores: bool, entered_rows: int = 0) -> None:
		encryption_key.require_right()
		self.wishes, self.stores, self.entered_rows = wishes, stores, entered_rows
		self.register = open_register(content, wishes.asked)
		self.outcome = Outcome(self.register)
		self.outcome.tell(self.register.problems)
		self.charter = charter_in_force()
		self.attempts = storing.Attempts(self.charter)
		self.lists = Lists(wishes.decided, proposes=not stores)
		self.members = Members()
		# The last change of a member that was looked at.
		self.seen_until: datetime | None = None
		# Whom a row names -> the first row that does.
		self.seen: dict[Identity, int] = {}

	def through(self, progress: Progress | None) -> Outcome:
		rows = enumerate(self.register.rows(here(), words.choices(COLUMNS)))
		while batch := list(islice(rows, BATCH)):
			self._look_at_members()
			judged = [(place, row, self._verdict(place, row)) for place, row in batch]
			self._take([row for _place, row, verdict in judged if verdict is Verdict.TAKE])
			for each in judged:
				self._count(*each)
			if progress:
				progress(self.outcome)
		self.outcome.spellings = list(self.lists.spellings.values())
		return self.outcome

	def _look_at_members(self) -> None:
		"""Those that were made or renamed since the last batch, by whomever.

		What two make at one moment is told by neither: as where two people approve applications by one name.
		"""
		changed = {"modified": (">=", self.seen_until)} if self.seen_until else {}
		# One query for each batch; who may import may read them.
		rows = frappe.get_all(MEMBER, changed, ["organisation_name", "place", "modified"], as_list=True)
		for name, place, modified in rows:
			self.members.add(name, place)
			self.seen_until = max(modified, self.seen_until or modified)

	def _verdict(self, place: int, row: RegisterRow) -> Verdict:
		self._judge(row)
		if self.entered_rows >> place & 1:
			return Verdict.ENTERED_BEFORE
		if row.problems:
			return Verdict.LEAVE
		if row.identity in self.members:
			return Verdict.KNOWN
		if not self.wishes.with_alike and (other := self.members.like(row.name, row.place)):
			row.has("alike", "organisation_name", other)
		self.members.add(row.name, row.place)
		return Verdict.LEAVE if row.problems else Verdict.TAKE

	def _judge(self, row: RegisterRow) -> None:
		"""What the charter, the lists and the rows before say of a row."""
		if any(each.problem in ASKED_ABOUT for each in row.problems):
			return
		self.lists.spell(row)
		if row.values.get("declared_on") and not self.charter:
			row.has("no_charter", "declared_on")
		if row.problems:
			return
		first = self.seen.setdefault(row.identity, row.line)
		if first != row.line:
			row.has("twice", "organisation_name", str(first))

	def _take(self, rows: Sequence[RegisterRow]) -> None:
		"""Store these, or try to; whatever refuses one is its problem."""
		for row in rows:
			self.lists.complete(row, self.stores)
		taken = [row for row in rows if not row.problems]
		# A protected member is not named anew; its row is told like any other, with a problem or without. So
		# the check says of it what it says of names that nobody bears.
		sealed = _protected(taken) if self.stores else {row.identity for row in taken}
		for row in taken:
			if row.identity in sealed:
				self.attempts.attempt(row)
		storing.store([row for row in taken if row.identity not in sealed], self.charter)

	def _count(self, place: int, row: RegisterRow, verdict: Verdict) -> None:
		if verdict is Verdict.KNOWN:
			self.outcome.known += 1
		elif row.problems and verdict is not Verdict.ENTERED_BEFORE:
			self.outcome.leaves_out(row.problems)
		else:
			self.outcome.enters(place)


def _protected(rows: Sequence[RegisterRow]) -> set[Identity]:
	"""The names and places in these rows that are those of protected members."""
	hidden = fingerprints(MEMBER)
	return {row.identity for row in rows if hidden and fingerprint(MEMBER, row.name, row.place) in hidden}
