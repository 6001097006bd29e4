"""Places and sectors that a register names, in whichever spelling: each new one is decided once."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache

import frappe

from coalition.base.records.document import WouldBeStored
from coalition.base.text.folding import fold
from coalition.base.text.letters import folded
from coalition.membership.duplicates.scoring import ALIKE, similarity
from coalition.membership.register import words
from coalition.membership.register.entering.outcome import Spelling
from coalition.membership.register.reading import entries
from coalition.membership.register.reading.columns import LONGEST
from coalition.membership.register.reading.register import RegisterRow
from coalition.membership.register.reading.stems import stems

PLACE, SECTOR = "Coalition Place", "Coalition Sector"
# Doctype -> the field that names its entries.
TITLES = {PLACE: "place_name", SECTOR: "sector_name"}
# The column of one entry -> its list, and the column that takes what else stands in it.
ONE = {"place": (PLACE, "work_places"), "sector": (SECTOR, "work_sectors")}
SEVERAL = {"work_places": PLACE, "work_sectors": SECTOR}
# Nobody decides more of one file: its column is none of places.
MOST_ASKED = 500
# What people write before the name of a place.
_BEFORE = ("محافظه", "مدينه", "بلده", "قريه", "منطقه", "ناحيه", "مخيم", "city", "town", "governorate")


# List and spelling as it is compared -> what somebody decided: the entry, and whether it is still to be made.
Decided = Mapping[tuple[str, str], tuple[str, bool]]


@lru_cache(maxsize=4096)
def spelling_of(text: str) -> str:
	"""A place or a sector as its spellings are compared: without signs around it."""
	return folded(entries.bare(text) or text)


@dataclass
class Lists:
	"""The entries of both lists, and what became of new spellings.

	`decided` are those that somebody looked at. Without it each new spelling becomes an entry; with
	`proposes` what is not decided is proposed, as an entry that is like it or as one that will be made.
	"""

	decided: Decided | None = None
	proposes: bool = False
	spellings: dict[tuple[str, str], Spelling] = field(default_factory=dict)
	refused: dict[tuple[str, str], Exception] = field(default_factory=dict)

	def __post_init__(self) -> None:
		self.known = {doctype: _entries(doctype) for doctype in TITLES}
		self.there = {(doctype, name) for doctype, names in self.known.items() for name in names.values()}

	def spell(self, row: RegisterRow) -> None:
		"""Let what a row names take the spelling of its list; what nobody decided is its problem.

		Also of a row that has another problem: what is asked of a file is asked at once.
		"""
		for column, doctype in SEVERAL.items():
			if written := row.values.get(column):
				row.values[column] = self._names(row, column, doctype, written)
		for column, (doctype, further) in ONE.items():
			if written := str(row.values.get(column) or ""):
				self._spell_one(row, column, doctype, further, written)

	def _spell_one(self, row: RegisterRow, column: str, doctype: str, further: str, written: str) -> None:
		names = self._names(row, column, doctype, [written])
		row.values[column] = names[0] if names else ""
		if not names and not row.problems:
			row.has("left" if entries.bare(written) else "missing", column, written)
		if len(names) > 1:
			row.values[further] = list(dict.fromkeys([*names, *(row.values.get(further) or ())]))

	def _names(self, row: RegisterRow, column: str, doctype: str, written: list[str]) -> list[str]:
		def is_known(text: str) -> bool:
			key = spelling_of(text)
			return key in self.known[doctype] or (doctype, key) in (self.decided or ())

		single = [name for entry in written for name in entries.apart(entry, is_known)]
		found = [self._name(row, column, doctype, name) for name in single]
		return list(dict.fromkeys(filter(None, found)))

	def _name(self, row: RegisterRow, column: str, doctype: str, text: str) -> str:
		if len(text) > LONGEST:
			row.has("too_long", column, text)
			return ""
		key = spelling_of(text)
		if entry := self.known[doctype].get(key):
			return entry
		spelling = self.spellings.get((doctype, key)) or self._decide(
			doctype, key, entries.bare(text) or text
		)
		if not spelling:
			row.has("new_spelling", column, text)
			return ""
		self.spellings[doctype, key] = spelling
		spelling.stands_in(row.line)
		return spelling.taken_as

	def _decide(self, doctype: str, key: str, written: str) -> Spelling | None:
		"""What a new spelling is taken as; None where nobody said it, or the entry that was said is gone."""
		said = (self.decided or {}).get((doctype, key))
		if said and (spelling := self._decided(doctype, written, *said)):
			return spelling
		if self.decided is not None and (not self.proposes or len(self.spellings) >= MOST_ASKED):
			return None
		near = self._near(doctype, key) if self.proposes else ""
		return Spelling(doctype, written, near or written, not near)

	def _decided(self, doctype: str, written: str, taken_as: str, may_be_made: bool) -> Spelling | None:
		if not taken_as:
			return Spelling(doctype, written, "", False)
		if entry := self.known[doctype].get(spelling_of(taken_as)):
			return Spelling(doctype, written, entry, False)
		return Spelling(doctype, written, taken_as, True) if may_be_made else None

	def _near(self, doctype: str, key: str) -> str:
		"""The entry of the list that is most alike, "" where none is."""
		bare = " ".join(word for word in key.split() if word not in _BEFORE) or key
		if entry := self.known[doctype].get(bare):
			return entry
		# Those of a file stand without their articles: تعليم for التعليم.
		if (
			len(same := {name for text, name in self.known[doctype].items() if stems(text) == stems(bare)})
			== 1
		):
			return same.pop()
		words_of = fold(bare)
		likeness = {entry: similarity(words_of, fold(name)) for name, entry in self.known[doctype].items()}
		best = max(likeness, key=lambda entry: (likeness[entry], entry), default="")
		return best if best and likeness[best] >= ALIKE else ""

	def complete(self, row: RegisterRow, stores: bool) -> None:
		"""Add what a row names to the lists, or try it; what no list takes is the row's problem."""
		for key in _named(row):
			if key not in self.there and key not in self.refused:
				self._make(*key, stores)
			if key in self.refused:
				row.problems.append(words.refused(row, self.refused[key]))
				return

	def _make(self, doctype: str, name: str, stores: bool) -> None:
		said = len(frappe.local.message_log)
		frappe.db.savepoint("register_list")
		entry = frappe.get_doc({"doctype": doctype, TITLES[doctype]: name})
		entry.flags.only_tried = not stores
		try:
			with suppress(WouldBeStored):
				entry.insert()
			self.there.add((doctype, name))
		except (frappe.ValidationError, frappe.NameError) as error:
			frappe.db.rollback(save_point="register_list")
			del frappe.local.message_log[said:]
			self.refused[doctype, name] = error


def _entries(doctype: str) -> dict[str, str]:
	"""What entries are called in both scripts, as it is compared -> the entry."""
	# A reference list, which everybody who may import may read.
	rows = frappe.get_all(doctype, fields=["name", TITLES[doctype], "name_latin"], as_list=True)
	return {spelling_of(text): name for name, *texts in reversed(rows) for text in (*texts, name) if text}


def _named(row: RegisterRow) -> Iterator[tuple[str, str]]:
	for column, (doctype, _further) in ONE.items():
		yield doctype, str(row.values[column])
	for column, doctype in SEVERAL.items():
		yield from ((doctype, str(name)) for name in row.values.get(column) or ())
