"""What whoever brings a file said of it on its form, and whether all still stands on which a check rests."""

import hashlib
import json

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.records.values.contact import countries
from coalition.membership.charters.in_force import charter_in_force
from coalition.membership.register.entering import wordings
from coalition.membership.register.entering.lists import Decided, spelling_of
from coalition.membership.register.entering.members import MEMBER
from coalition.membership.register.entering.running import Wishes
from coalition.membership.register.entering.wordings import SPELLINGS
from coalition.membership.register.reading.columns import BY_LABEL, COLUMNS, MAY_BE_SAID, Column, Kind
from coalition.membership.register.reading.headings import Headings
from coalition.membership.register.reading.register import Asked
from coalition.membership.register.reading.sheet import number_of

TICKS = ("with_hidden", "with_struck", "with_alike")
# Field of the form -> what a needed column says in a row that says nothing of it.
OTHERWISE = dict(zip(("place_otherwise", "sector_otherwise", "since_otherwise"), MAY_BE_SAID, strict=True))


def said(doc: Document) -> list[object]:
	"""All that somebody could say on the form, as it can be compared and stored."""
	headings = [[row.place, row.heading, row.read_as or ""] for row in doc.headings]
	spellings = [
		[row.written, row.taken_as or "", row.is_added] for table in SPELLINGS for row in doc.get(table)
	]
	ticks = [int(doc.get(tick) or 0) for tick in TICKS]
	otherwise = [str(doc.get(field) or "") for field in OTHERWISE]
	return [doc.sheet or "", *ticks, *otherwise, headings, spellings]


def wishes(doc: Document) -> Wishes:
	"""The same as entering takes it, with what was said of earlier files."""
	asked = Asked(
		sheet=doc.sheet or "",
		with_hidden=bool(doc.with_hidden),
		with_struck=bool(doc.with_struck),
		headings=Headings(wordings.headings()),
		columns={
			(number_of(row.place), row.heading): column_said(row.read_as)
			for row in doc.headings
			if row.read_as
		},
		otherwise=_otherwise(doc),
	)
	return Wishes(asked, bool(doc.with_alike), {**wordings.spellings(), **_decided(doc)})


def _otherwise(doc: Document) -> dict[str, object]:
	values = {column: doc.get(field) for field, column in OTHERWISE.items() if doc.get(field)}
	return {column: getdate(value) if column == "member_since" else value for column, value in values.items()}


def column_said(label: str) -> Column | None:
	"""The column that a form calls so; None for one that is not to be read."""
	return BY_LABEL.get(label)


def asks_about_spellings(doc: Document) -> bool:
	"""Whether there are new spellings that nobody has looked at, in this file or an earlier one."""
	known = wordings.spellings()
	return not doc.spellings_seen and any(
		(row.taken_as, False) != known.get((doctype, spelling_of(row.written)))
		for table, doctype in SPELLINGS.items()
		for row in doc.get(table)
	)


def _decided(doc: Document) -> Decided:
	# A check says which of them are to be made; what is entered holds to that.
	is_checked = doc.state != "Checking"
	return {
		(doctype, spelling_of(row.written)): (row.taken_as or "", bool(row.is_added) or not is_checked)
		for table, doctype in SPELLINGS.items()
		for row in doc.get(table)
	}


def basis(content: bytes, doc: Document) -> str:
	"""A digest of the file, of what was said of it, and of what else decides how its rows are read."""
	charter = charter_in_force()
	parts = [
		hashlib.sha256(content).hexdigest(),
		said(doc),
		_choices(),
		countries(),
		charter and charter.name,
	]
	return hashlib.sha256(json.dumps(parts, ensure_ascii=False, default=str).encode()).hexdigest()


def _choices() -> list[object]:
	meta = frappe.get_meta(MEMBER)
	options = [meta.get_options(column.field) for column in COLUMNS if column.kind is Kind.CHOICE]
	# What a branch is called is known to everybody who may import.
	branches = frappe.get_all(
		"Coalition Branch", fields=["name", "branch_name", "name_latin"], order_by="name asc", as_list=True
	)
	return [options, branches]
