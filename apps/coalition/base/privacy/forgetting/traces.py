"""Taking a name out of everything that a site keeps: comments, versions, mails, logs, settings of lists.

Which tables and columns there are is asked of the database, so that those of other apps and of later
versions are searched as well.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import add
from urllib.parse import quote

import frappe
from frappe import _
from frappe.model.utils.user_settings import sync_user_settings
from pypika.queries import QueryBuilder
from pypika.terms import Criterion, Function, Term, ValueWrapper

from coalition.base import outbox
from coalition.base.privacy.declared import common, sealed
from coalition.base.privacy.errors import StillNamed
from coalition.base.privacy.forgetting import mails, papers
from coalition.base.privacy.forgetting.spellings import Replacement, is_distinctive
from coalition.base.privacy.records import Held, one_line_fields, subjects
from coalition.base.search import stored as searched_names
from coalition.base.text.bidi import fill

ERASED = "—"
# Made anew from the names that it was made from, instead of being rewritten.
_FOLDED = f"tab{searched_names.TABLE}"


@dataclass(frozen=True)
class Cleaning:
	"""What is written instead of what: values in all their spellings, and addresses of files as they are."""

	replacement: Replacement
	addresses: dict[str, str]

	def __call__(self, text: str) -> str:
		for old, new in self.addresses.items():
			text = text.replace(old, new).replace(quote(old), new)
		return self.replacement(text)


@dataclass(frozen=True)
class Column:
	"""A text column; `longest` is how many characters it takes."""

	name: str
	longest: int
	collation: str


Tables = dict[str, list[Column]]
# How many tables one statement asks.
AT_ONCE = 50
# Types of columns that hold text.
_TEXT = ("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "json")


def erase(held: list[Held], by: dict[str, str]) -> None:
	"""Write `by[value]` wherever a value stands on this site, whatever its spelling.

	A value of a single word, one that is declared common, and one that another record still holds as its own
	is replaced only in what hangs on the records in `held`. Raises StillNamed where a record of another kind
	is named by it.
	"""
	# Filters that people left in lists wait in Redis to be stored.
	sync_user_settings()
	others = _values_of_others(held, by)
	by = {value: text for value, text in by.items() if not _is_login(value)}
	here = {each.values[field] for each in held for field in common(each.fields)}
	everywhere = {value: by[value] for value in by if is_distinctive(value) and value not in others | here}
	replacement = Replacement(everywhere, longer=others - set(by))
	mails.drop(replacement, held)
	tables = _tables()
	if replacement:
		clean = Cleaning(replacement, papers.rename_everywhere(replacement))
		for table in _holding(tables, replacement.expressions()):
			_clean_table(table, tables[table], clean)
	_clean_what_hangs_on(held, tables, Cleaning(Replacement(by, longer=others - set(by)), {}))
	outbox.put("forget_caches", {}, title=_("Caches that are to be emptied"))
	frappe.db.after_commit.add(forget_caches)


def former_values(held: list[Held], fields: Iterable[str]) -> set[str]:
	"""What these fields held before, as versions tell; it is taken out of the versions at once."""
	wanted, values = set(fields), set()
	for each in held:
		lines = one_line_fields(each.doctype, each.values) - {*common(each.fields)}
		for version in _versions(each):
			data = json.loads(version.data or "{}")
			for change in data.get("changed") or []:
				if change[0] in wanted:
					values |= {text for text in change[1:] if text and change[0] in lines}
					change[1:] = [ERASED, ERASED]
			frappe.db.set_value("Version", version.name, "data", frappe.as_json(data), update_modified=False)
	return {str(value) for value in values}


def _versions(held: Held) -> list[dict]:
	# The system's own search; nothing of it is shown.
	return frappe.get_all(
		"Version", filters={"ref_doctype": held.doctype, "docname": held.name}, fields=["name", "data"]
	)


def _is_login(value: str) -> bool:
	"""Whether somebody signs in by it: the account would be lost, and it has its own way out."""
	return "@" in value and bool(frappe.db.exists("User", value))


def _values_of_others(held: list[Held], by: dict[str, str]) -> set[str]:
	"""What other records hold as their own name or contact, and has one of the values in it."""
	replacement = Replacement(by)
	if not replacement:
		return set()
	found = replacement.expressions()
	own: dict[str, list[str]] = {}
	for each in held:
		own.setdefault(each.doctype, []).append(each.name)
	values: set[str] = set()
	for doctype, fields in _declared_fields().items():
		table = frappe.qb.DocType(doctype)
		for field in fields:
			query = frappe.qb.from_(table).select(table[field])
			query = query.where(_any_of(found, table[field]) & table.name.notin(own.get(doctype) or [""]))
			values |= {value for value in query.run(pluck=True) if value}
	return values


def _declared_fields() -> dict[str, list[str]]:
	"""The one-line fields of all declared record types: names, not prose in which others are named."""
	declared = {}
	for subject in subjects().values():
		for each in subject.record_types:
			declared[each.doctype] = sorted(one_line_fields(each.doctype, sealed(each.fields)))
	return declared


def _tables() -> Tables:
	"""Every table of the site with its text columns."""
	rows = frappe.db.sql(
		"""select c.table_name, c.column_name, c.character_maximum_length, c.collation_name
		from information_schema.columns c
		join information_schema.tables t using (table_schema, table_name)
		where c.table_schema = database() and t.table_type = 'BASE TABLE' and c.data_type in %(text)s
		and ifnull(c.is_generated, 'NEVER') = 'NEVER'""",
		{"text": _TEXT},
	)
	tables: Tables = {}
	for table, *column in rows:
		tables.setdefault(table, []).append(Column(*column))
	return tables


def _holding(tables: Tables, found: list[str]) -> list[str]:
	"""The tables in which the expression finds something, asked many at once: nearly all hold nothing."""
	names, holding = list(tables), []
	for begin in range(0, len(names), AT_ONCE):
		asked = (_asks_for(name, tables[name], found) for name in names[begin : begin + AT_ONCE])
		holding += frappe.qb.from_(reduce(add, asked)).select("held").run(pluck=True)
	return holding


def _asks_for(table: str, columns: list[Column], found: list[str]) -> QueryBuilder:
	"""Short columns of one collation are read as one text: the expression is sent and tried once for them."""
	known, together = frappe.qb.Table(table), defaultdict(list)
	for each in columns:
		# A text that is longer than a packet would be read as nothing.
		together[each.collation if each.longest < 2**16 else each.name].append(known[each.name])
	texts = (Function("concat_ws", "\n", *group) for group in together.values())
	query = frappe.qb.from_(known).select(ValueWrapper(table, "held"))
	return query.where(_any_of(found, *texts))


def _any_of(expressions: Iterable[str], *texts: Term) -> Criterion:
	"""Whether one of the expressions finds something in one of the texts."""
	return Criterion.any(text.regexp(each) for text in texts for each in expressions)


def _clean_table(table: str, columns: list[Column], clean: Cleaning) -> None:
	known = frappe.qb.Table(table)
	found = _any_of(clean.replacement.expressions(), *(known[column.name] for column in columns))
	_clean_rows(table, columns, found, clean)


def _clean_rows(table: str, columns: list[Column], where: Criterion, clean: Cleaning) -> None:
	known, longest = frappe.qb.Table(table), {column.name: int(column.longest) for column in columns}
	query = frappe.qb.from_(known).select(*(known[column] for column in longest)).where(where)
	for row in query.run(as_dict=True):
		key = row.pop("name", None)
		if key and clean(key) != key:
			_throw_named(table, key)
		if table != _FOLDED:
			for column, old in row.items():
				new = clean(old)[: longest[column]] if old else old
				if new != old:
					_write(table, column, (old, new), key)
		if key:
			searched_names.refresh(table.removeprefix("tab"), key)


def _throw_named(table: str, key: str) -> None:
	# texts: names of DocTypes.
	kind = _(table.removeprefix("tab"))
	frappe.throw(
		fill(
			_("Another record is itself named so: {0}, {1}. Rename or remove it, then try again."), kind, key
		),
		StillNamed,
	)


def _write(table: str, column: str, change: tuple[str, str], key: str | None) -> None:
	known = frappe.qb.Table(table)
	old, new = change
	query = frappe.qb.update(known).set(known[column], new).where(known[column] == old)
	(query.where(known.name == key) if key else query).run()


def _clean_what_hangs_on(held: list[Held], tables: Tables, clean: Cleaning) -> None:
	for doctype, kind, name in _links_to_any_record():
		table = f"tab{doctype}"
		known = frappe.qb.Table(table)
		hangs = Criterion.any((known[kind] == each.doctype) & (known[name] == each.name) for each in held)
		if table in tables:
			_clean_rows(table, tables[table], hangs, clean)
	_clean_told(held, tables, clean)


def _clean_told(held: list[Held], tables: Tables, clean: Cleaning) -> None:
	"""The engine keeps what was last said of a record beside it as well."""
	for each in held:
		table = f"tab{each.doctype}"
		said = [column for column in tables[table] if column.name == "_comments"]
		if said:
			_clean_rows(table, said, frappe.qb.Table(table).name == each.name, clean)


def _links_to_any_record() -> Iterator[tuple[str, str, str]]:
	"""(DocType, field with a DocType, field with a name) of all that can hang on any record."""
	yield ("Version", "ref_doctype", "docname")
	yield ("Deleted Document", "deleted_doctype", "deleted_name")
	for table, parent in (("DocField", "parent"), ("Custom Field", "dt")):
		fields = [parent, "options", "fieldname"]
		for row in frappe.get_all(table, filters={"fieldtype": "Dynamic Link"}, fields=fields):
			if row.options:
				yield (row[parent], row.options, row.fieldname)


def forget_caches(*_due: object) -> None:
	"""At once, and by the outbox where the process dies before."""
	frappe.cache.delete_value("_user_settings")
	frappe.clear_cache()
