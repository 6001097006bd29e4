"""A row as a member with its declaration: stored, or tried up to the point at which it would be."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import chain, repeat

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.records.document import WouldBeStored
from coalition.base.records.series import reserve
from coalition.membership.charters.in_force import declare
from coalition.membership.register import words
from coalition.membership.register.entering.members import MEMBER, member_of
from coalition.membership.register.reading.columns import COLUMNS, Kind
from coalition.membership.register.reading.register import Problem, RegisterRow
from coalition.membership.standing.projection import refresh

# What a record is called that is looked at and never stored.
UNSAVED = "new"
# What is asked of a record before it is stored.
BEFORE_STORED = (
	"before_insert",
	"before_naming",
	"autoname",
	"before_validate",
	"validate",
	"before_save",
	"before_submit",
)
# Its place and sector were looked up before; nobody has it open.
_FLAGS = {"ignore_links": True, "notify_update": False}


def store(rows: Sequence[RegisterRow], charter: Document | None) -> None:
	"""All at once; where one of them is refused, each for itself. What is refused has a problem."""
	if not rows:
		return
	made, refused = _store(rows, charter)
	if refused and len(rows) > 1:
		for row in rows:
			store([row], charter)
		return
	refresh(*made)
	rows[0].problems += [refused] if refused else []


def _store(rows: Sequence[RegisterRow], charter: Document | None) -> tuple[list[str], Problem | None]:
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


class Attempts:
	"""Rows tried up to the point at which the database would be written to: what is refused has a problem.

	What stands in cells was read by the rules of the records' own fields, so that rows that fill the same
	columns and choose alike are alike to their records: one of them is tried. Where another app or a script
	of the site has a say in these records, each row is.
	"""

	def __init__(self, charter: Document | None) -> None:
		self.charter = charter
		self.is_each_tried = any(map(have_others_a_say, (MEMBER, "Charter Declaration")))
		# Shape of a row -> what a record says against it, "" where it says nothing.
		self.said: dict[tuple, str] = {}

	def attempt(self, row: RegisterRow) -> None:
		shape = shape_of(row)
		if self.is_each_tried or shape not in self.said:
			self.said[shape] = self._refusal(row)
		if self.said[shape]:
			row.has("refused", "", self.said[shape])

	def _refusal(self, row: RegisterRow) -> str:
		said = len(frappe.local.message_log)
		try:
			_make(row, UNSAVED, self.charter, only_tried=True)
		except (frappe.ValidationError, frappe.DuplicateEntryError) as error:
			return words.refused(row, error).value
		finally:
			del frappe.local.message_log[said:]
		return ""


def shape_of(row: RegisterRow) -> tuple:
	"""Which columns a row fills, and what it chooses: all that its record can still say something against."""
	return tuple(
		value if (value := row.values.get(column.field)) and column.kind is Kind.CHOICE else bool(value)
		for column in COLUMNS
	)


def have_others_a_say(doctype: str) -> bool:
	"""Whether another app or a script of the site is asked before a record of this type is stored."""
	if frappe.get_all("Server Script", {"reference_doctype": doctype, "disabled": 0}, limit=1):
		return True
	hooks = frappe.get_doc_hooks()
	named = [
		path
		for each in (doctype, "*")
		for event in BEFORE_STORED
		for path in hooks.get(each, {}).get(event, ())
	]
	classes = frappe.get_hooks("override_doctype_class", default={}).get(doctype, ())
	return any(path.partition(".")[0] not in ("frappe", "coalition") for path in (*named, *classes))


def _make(row: RegisterRow, name: str | None, charter: Document | None, only_tried: bool = False) -> str:
	member = member_of(row)
	member.flags.update({**_FLAGS, "only_tried": only_tried})
	with suppress(WouldBeStored):
		# Whoever may import was asked before; to make members otherwise is the council's alone.
		member.insert(ignore_permissions=True, set_name=name)
	if row.values.get("declared_on"):
		_declare(member, row, charter, only_tried)
	return member.name


def _declare(member: Document, row: RegisterRow, charter: Document, only_tried: bool) -> None:
	flags = {**_FLAGS, "joined_on": getdate(member.member_since), "only_tried": only_tried}
	signatory = row.values.get("contact_person")
	day = row.values["declared_on"]
	with suppress(WouldBeStored):
		declare(member.name, charter.name, day, signatory, standing_follows=True, flags=flags)
