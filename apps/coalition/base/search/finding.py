"""Who is found by a name or a number, of those whom the user may see: likest first."""

from collections.abc import Iterable
from dataclasses import dataclass

import frappe
from frappe import _
from frappe.query_builder import Order
from pypika.functions import Length
from pypika.terms import Criterion, LiteralValue

from coalition.base.search import numbers
from coalition.base.search.stored import TABLE, beginning, is_searched, kinds, levels_of_names
from coalition.base.text.name_search import Query, likeness, query

# Of each kind: so many are put into order, the shortest names of those that fit.
WEIGHED = 100


@dataclass(frozen=True)
class Hit:
	"""A record that is found; `title` is what it is called."""

	doctype: str
	name: str
	likeness: float
	title: str = ""


def names_found(doctype: str, text: str, filters: list | None = None, **asked: object) -> list[Hit]:
	"""Records of one kind, of those that a list with these filters would show to the user, likest first.

	`asked` are further arguments of such a list. Raises what a list raises: frappe.PermissionError, NotOpen.
	"""
	typed = query(text)
	if not typed or not is_searched(doctype):
		return []
	listed = _listed(doctype, filters=filters or [], **asked)
	if not _may_read_names(doctype):
		return []
	rows = _rows(doctype, typed, listed)
	return _weighed(doctype, typed, rows, False) or _weighed(doctype, typed, rows, True)


def found_everywhere(text: str, limit: int, doctype: str = "") -> list[Hit]:
	"""Records of all kinds that the user may read; `doctype` narrows it to one.

	First those that are meant by a number, their own or a telephone's; then by their names, likest first.
	"""
	numbered = numbers.record_numbers(text, doctype)
	meant = dict.fromkeys([*numbers.listed(numbered), *numbers.reached(text, doctype)])
	is_whole = bool(numbered) or numbers.is_number(text)
	by_name = [hit for hit in _called(text, doctype, is_whole) if (hit.doctype, hit.name) not in meant]
	by_number = [Hit(kind, name, 1.0) for kind, name in meant]
	return _with_titles([*by_number, *by_name][:limit])


def _called(text: str, doctype: str, is_whole: bool) -> list[Hit]:
	"""By their names; with `is_whole` none that has but a part of what was typed."""
	typed, order = query(text), kinds()
	if not typed:
		return []
	asked = [kind for kind in order if doctype in ("", kind) and frappe.has_permission(kind, "read")]
	asked = [kind for kind in asked if _may_read_names(kind)]
	rows = {kind: _rows(kind, typed, _listed(kind), is_whole) for kind in asked}
	for is_near in (False,) if is_whole else (False, True):
		hits = [hit for kind in asked for hit in _weighed(kind, typed, rows[kind], is_near)]
		if hits:
			break
	return sorted(hits, key=lambda each: (-round(each.likeness, 2), order.index(each.doctype)))


def _may_read_names(doctype: str) -> bool:
	"""Whether the user may read each field by which the records are found: a hit tells what stands in it."""
	meta = frappe.get_meta(doctype)
	levels = meta.get_permlevel_access("read")
	return all(level in levels for level in levels_of_names(meta))


def _listed(doctype: str, **asked: object) -> str:
	"""What a list would show, as SQL: its permissions and its judges are the engine's and ours."""
	return frappe.get_list(doctype, fields=["name"], limit_page_length=0, run=False, **asked)


# A record, its line of names, and whether that fits all that was typed.
Row = tuple[str, str, int]


def _weighed(doctype: str, typed: Query, rows: Iterable[Row], is_near: bool) -> list[Hit]:
	"""Those that fit, or with `is_near` those that fit a part, likest first."""
	weighed = [
		(likeness(typed, words, is_near), len(words), name) for name, words, fits in rows if fits or is_near
	]
	ordered = sorted(weighed, key=lambda each: (-round(each[0], 2), each[1], each[2]))
	return [Hit(doctype, name, found) for found, _length, name in ordered if found]


def _rows(doctype: str, typed: Query, listed: str, is_whole: bool = False) -> list[Row]:
	"""Those that fit, before those that fit a part of what was typed: each line is looked at once."""
	table = frappe.qb.DocType(TABLE)
	ways = [Criterion.all(table.words.regexp(each) for each in way) for way in typed.expressions()]
	fits = Criterion.any(ways)
	# What fits the first way fits a part of it.
	found = fits if is_whole else Criterion.any([table.words.regexp(typed.near_expression()), *ways[1:]])
	# Bound values stand beside it in one statement.
	shown = LiteralValue(f"({listed.replace('%', '%%')})")
	rows = frappe.qb.from_(table).select(table.record, table.words, fits.as_("fits"))
	rows = rows.where(table.name.like(f"{beginning(doctype)}%") & found & table.record.isin(shown))
	# By its place: a condition has no other name there.
	ordered = rows.orderby(LiteralValue("3"), order=Order.desc)
	return ordered.orderby(Length(table.words), table.record).limit(WEIGHED).run()


def _with_titles(hits: list[Hit]) -> list[Hit]:
	titles: dict[tuple[str, str], str] = {}
	for doctype in {hit.doctype for hit in hits}:
		names = [hit.name for hit in hits if hit.doctype == doctype]
		field = frappe.get_meta(doctype).get_title_field()
		rows = frappe.get_list(
			doctype, filters={"name": ("in", names)}, fields=["name", field], limit_page_length=0
		)
		titles |= {(doctype, row.name): row[field] or row.name for row in rows}
	told = ((hit, titles.get((hit.doctype, hit.name))) for hit in hits)
	return [Hit(hit.doctype, hit.name, hit.likeness, title) for hit, title in told if title]


def in_words(hit: Hit) -> str:
	"""The kind of a record, as people call it."""
	# texts: names of DocTypes.
	return _(hit.doctype)
