"""Entering a register of members: looked at as a whole first, then row by row.

A row with a problem is left out and told; the others are entered. What is there already stays as it is, so
that the same file can be read again, also after a job that was killed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.apps import encryption_key
from coalition.base.privacy.sealing.seal import fingerprint, fingerprints
from coalition.base.records.series import reserve
from coalition.base.records.values.contact import here
from coalition.membership.charters.in_force import charter_in_force, declare
from coalition.membership.register import lists, words
from coalition.membership.register.columns import COLUMNS
from coalition.membership.register.known import Members
from coalition.membership.register.members import member_of
from coalition.membership.register.reading import Problem, Register, RegisterRow, read
from coalition.membership.standing.projection import refresh

MEMBER = "Member Organisation"
BATCH = 100
# What a record is called that is looked at and never stored.
UNSAVED = "new"

Progress = Callable[[int], None]


@dataclass
class Outcome:
	"""What became of the rows of a file, or would become of them.

	`number` rows stand in it; `known` ones name a member and change nothing. Where that member is protected,
	its row counts as entered: whoever brings a file must not learn by it whose name is sealed.
	"""

	number: int
	entered: int = 0
	known: int = 0
	problems: list[Problem] = field(default_factory=list)
	unknown: list[str] = field(default_factory=list)
	# Doctype -> the entries of reference lists that come with the file.
	new_entries: dict[str, list[str]] = field(default_factory=dict)

	@property
	def left_out(self) -> int:
		"""How many rows have a problem."""
		return len({problem.row for problem in self.problems}) if self.number else 0


def check(content: bytes, with_alike: bool = False) -> Outcome:
	"""What entering a file would come to; nothing is written.

	Raises UnreadableSheet, EncryptionKeyDiffers.
	"""
	register = _read(content)
	outcome, new, _charter = _begin(register, with_alike)
	frappe.db.savepoint("register_check")
	refused = lists.complete(new, outcome.new_entries)
	# Those of protected members too: the check says of them what it says of names that nobody bears.
	for row in new:
		found = refused.of(row) or _refusal_unsaved(row)
		outcome.problems += [found] if found else []
		outcome.entered += not found
	frappe.db.rollback(save_point="register_check")
	return _sorted(outcome)


def enter(content: bytes, progress: Progress | None = None, with_alike: bool = False) -> Outcome:
	"""Make the members of a file that are not members yet.

	`progress` is called with the number of rows that are done: after each batch, in which all is consistent.
	A member is known by its name and place, in whichever spelling. A row whose name is like that of a member
	or of another row in the same place is left out, unless it is said of all such rows that they are others
	(`with_alike`). Places and sectors that are new are added to their lists.
	Raises UnreadableSheet, EncryptionKeyDiffers.
	"""
	register = _read(content)
	outcome, new, charter = _begin(register, with_alike)
	refused = lists.complete(new, outcome.new_entries)
	for batch in _batches(new):
		outcome.problems += filter(None, map(refused.of, batch))
		taken = [row for row in batch if not refused.of(row)]
		sealed = _protected(taken)
		_leave_sealed([row for row in taken if row.identity in sealed], outcome)
		_enter_batch([row for row in taken if row.identity not in sealed], charter, outcome)
		if progress:
			progress(outcome.known + outcome.entered + outcome.left_out)
	return _sorted(outcome)


def _read(content: bytes) -> Register:
	return read(content, here(), words.choices(COLUMNS))


def _begin(register: Register, with_alike: bool) -> tuple[Outcome, list[RegisterRow], Document | None]:
	"""The outcome so far, and the rows that are still to be entered."""
	encryption_key.require_right()
	outcome = Outcome(register.number, problems=list(register.problems), unknown=register.unknown)
	charter = charter_in_force()
	rows = register.rows
	if not charter:
		outcome.problems += [_no_charter(row) for row in rows if row.values.get("declared_on")]
		rows = [row for row in rows if not row.values.get("declared_on")]
	lists.spell(rows)
	members = _members()
	new = [row for row in rows if row.identity not in members]
	outcome.known = len(rows) - len(new)
	return outcome, new if with_alike else _unlike(new, members, outcome), charter


def _no_charter(row: RegisterRow) -> Problem:
	return Problem(row.line, "declared_on", "no_charter")


def _members() -> Members:
	"""The names that members show, with their places."""
	# One query for the whole file; who may import may read them.
	return Members(frappe.get_all(MEMBER, fields=["organisation_name", "place"], as_list=True))


def _unlike(rows: list[RegisterRow], members: Members, outcome: Outcome) -> list[RegisterRow]:
	"""The rows that are like no member and no row before them; the others are told as problems."""
	found = []
	for row in rows:
		if other := members.like(row.name, row.place):
			outcome.problems.append(Problem(row.line, "organisation_name", "alike", other))
		else:
			found.append(row)
		members.add(row.name, row.place)
	return found


def _protected(rows: Sequence[RegisterRow]) -> set[tuple[str, str]]:
	"""The names and places in these rows that are those of protected members."""
	hidden = fingerprints(MEMBER)
	return {row.identity for row in rows if hidden and fingerprint(MEMBER, row.name, row.place) in hidden}


def _leave_sealed(rows: Sequence[RegisterRow], outcome: Outcome) -> None:
	"""A protected member is not named anew; its row is told like any other, with a problem or without."""
	problems = [found for row in rows if (found := _refusal_unsaved(row))]
	outcome.problems += problems
	outcome.entered += len(rows) - len(problems)


def _batches(rows: Sequence[RegisterRow]) -> Iterator[Sequence[RegisterRow]]:
	return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def _enter_batch(rows: Sequence[RegisterRow], charter: Document | None, outcome: Outcome) -> None:
	"""All at once; where one of them is refused, each for itself."""
	made, problem = _try(rows, charter)
	if problem and len(rows) > 1:
		for row in rows:
			_enter_batch([row], charter, outcome)
		return
	refresh(*made)
	outcome.entered += len(made)
	outcome.problems += [problem] if problem else []


def _try(rows: Sequence[RegisterRow], charter: Document | None) -> tuple[list[str], Problem | None]:
	made: list[str] = []
	said = len(frappe.local.message_log)
	frappe.db.savepoint("register_rows")
	# A counter that is asked once; where the engine has to name them, it does.
	names = chain(reserve(MEMBER, len(rows)), repeat(None))
	for row, name in zip(rows, names):  # noqa: B905
		try:
			made.append(_make(row, name, charter))
		except (frappe.ValidationError, frappe.DuplicateEntryError) as error:
			frappe.db.rollback(save_point="register_rows")
			# It stands among the problems.
			del frappe.local.message_log[said:]
			return [], words.refused(row, error)
	return made, None


def _make(row: RegisterRow, name: str | None, charter: Document | None) -> str:
	member = member_of(row)
	# Its place and sector were looked up for all rows at once; nobody has it open.
	member.flags.update({"ignore_links": True, "notify_update": False})
	# Whoever may import was asked before; to make members otherwise is the council's alone.
	member.insert(ignore_permissions=True, set_name=name)
	if row.values.get("declared_on"):
		_declare(member, row, charter)
	return member.name


def _declare(member: Document, row: RegisterRow, charter: Document) -> None:
	flags = {"ignore_links": True, "notify_update": False, "joined_on": getdate(member.member_since)}
	signatory = row.values.get("contact_person")
	day = row.values["declared_on"]
	declare(member.name, charter.name, day, signatory, standing_follows=True, flags=flags)


def _refusal_unsaved(row: RegisterRow) -> Problem | None:
	"""What the record itself would refuse, as far as that shows before it is stored."""
	said = len(frappe.local.message_log)
	try:
		member = member_of(row)
		member._set_defaults()
		# Its rows hang on a record that has no name yet.
		for each in member.get_all_children():
			each.parent = each.parent or UNSAVED
		member.run_method("before_validate")
		member.run_method("validate")
		member._validate()
	except (frappe.ValidationError, frappe.DuplicateEntryError) as error:
		del frappe.local.message_log[said:]
		return words.refused(row, error)
	return None


def _sorted(outcome: Outcome) -> Outcome:
	outcome.problems.sort(key=lambda problem: problem.row)
	return outcome
