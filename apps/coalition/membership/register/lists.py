"""Places and sectors that come with a register and are not in their lists yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import frappe

from coalition.base.text.letters import folded
from coalition.membership.register import words
from coalition.membership.register.reading import Problem, RegisterRow

# Doctype -> the field that names its entries, and the columns that name them.
LISTS = {
	"Coalition Place": ("place_name", ("place", "work_places")),
	"Coalition Sector": ("sector_name", ("sector", "work_sectors")),
}


@dataclass
class Refused:
	"""Entries that could not be made, with the reason."""

	reasons: dict[tuple[str, str], Exception] = field(default_factory=dict)

	def of(self, row: RegisterRow) -> Problem | None:
		"""The problem of a row that needs such an entry."""
		for key in _named(row) if self.reasons else ():
			if key in self.reasons:
				return words.refused(row, self.reasons[key])
		return None


def spell(rows: Sequence[RegisterRow]) -> None:
	"""Let what these rows name take the spelling of its list; of what is new, the first spelling counts."""
	for doctype, (title, columns) in LISTS.items():
		spelled = _spellings(doctype, title)
		for row in rows:
			for column in columns:
				value = row.values.get(column)
				if isinstance(value, list):
					row.values[column] = list(dict.fromkeys(_spelled(spelled, str(each)) for each in value))
				elif value:
					row.values[column] = _spelled(spelled, str(value))


def _spellings(doctype: str, title: str) -> dict[str, str]:
	"""What entries are called in both scripts, as it is compared -> the entry."""
	# A reference list, which everybody who may import may read.
	rows = frappe.get_all(doctype, fields=["name", title, "name_latin"], as_list=True)
	return {folded(text): name for name, *texts in reversed(rows) for text in (*texts, name) if text}


def _spelled(spelled: dict[str, str], text: str) -> str:
	return spelled.setdefault(folded(text), text)


def complete(rows: Sequence[RegisterRow], made: dict[str, list[str]]) -> Refused:
	"""Add what these rows name to the lists; `made` gets what was new."""
	refused = Refused()
	named = {key for row in rows for key in _named(row)}
	for doctype, (title, _columns) in LISTS.items():
		names = sorted(name for each, name in named if each == doctype)
		# As above.
		known = set(frappe.get_all(doctype, filters={"name": ("in", names)}, pluck="name"))
		made[doctype] = [name for name in names if name not in known and _make(doctype, title, name, refused)]
	return refused


def _make(doctype: str, title: str, name: str, refused: Refused) -> bool:
	said = len(frappe.local.message_log)
	frappe.db.savepoint("register_list")
	try:
		frappe.get_doc({"doctype": doctype, title: name}).insert()
	except (frappe.ValidationError, frappe.NameError) as error:
		frappe.db.rollback(save_point="register_list")
		del frappe.local.message_log[said:]
		refused.reasons[doctype, name] = error
		return False
	return True


def _named(row: RegisterRow) -> Iterator[tuple[str, str]]:
	for doctype, (_title, columns) in LISTS.items():
		for column in columns:
			value = row.values.get(column)
			for name in value if isinstance(value, list) else [value]:
				if name:
					yield doctype, str(name)
