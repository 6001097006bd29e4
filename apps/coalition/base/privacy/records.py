"""Which records hold somebody's data: what modules declare by the hook `coalition_private_records`."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import frappe
from frappe import _
from pypika.terms import Criterion

from coalition.base.apps.plugins import registered
from coalition.base.errors import BrokenPlugin
from coalition.base.privacy.declared import (
	Declared,
	Part,
	PartsOf,
	PrivateField,
	Rows,
	Subject,
	agreed,
	sealed,
)
from coalition.base.privacy.errors import NobodysRecord
from coalition.base.privacy.forgetting.spellings import beginning, is_spelling_of
from coalition.base.records import locking
from coalition.base.search import stored as searched_names
from coalition.base.text.bidi import fill

HOOK = "coalition_private_records"
# The document event of what was written past `save`; by doc_events, modules hear of it.
AFTER_PRIVACY_CHANGE = "on_privacy_change"


@dataclass(frozen=True)
class Held:
	"""A record that holds data of a subject, and what it holds in the fields that are declared."""

	doctype: str
	name: str
	fields: tuple[PrivateField, ...]
	# A name must not stand in an error's traceback.
	values: dict[str, str | None] = field(repr=False)

	@property
	def told(self) -> dict[str, str]:
		"""What other texts can tell: names, numbers and addresses that are filled in, not prose."""
		lines = one_line_fields(self.doctype, self.values)
		return {name: text for name, text in self.values.items() if text and name in lines}


def one_line_fields(doctype: str, names: Iterable[str]) -> set[str]:
	"""Those of these fields that hold a name, a number or an address."""
	meta = frappe.get_meta(doctype)
	return {name for name in names if meta.get_field(name).fieldtype == "Data"}


def subjects() -> dict[str, Subject]:
	"""DocType -> its declaration, of all record types that are somebody's.

	Raises BrokenPlugin: to protect somebody in some records only would be no protection.
	"""
	declared = [each for plugin in registered(HOOK) for each in plugin.ask(Declared)]
	elsewhere = [each for each in declared if isinstance(each, PartsOf)]
	found = {each.doctype: _whole(each, elsewhere) for each in declared if isinstance(each, Subject)}
	for each in elsewhere:
		if each.doctype not in found:
			# Whoever mistyped it believes that these records are sealed with their subject.
			frappe.throw(fill(_("No app declares whose data {0} holds."), each.doctype), BrokenPlugin)
	return found


def _whole(subject: Subject, elsewhere: list[PartsOf]) -> Subject:
	"""With what other modules declare of it, accounts and folded names: these hang on records of any kind."""
	from coalition.base.privacy.sealing.sealed_accounts import PART

	theirs = [part for each in elsewhere if each.doctype == subject.doctype for part in each.parts]
	return replace(subject, parts=(*subject.parts, *theirs, PART, searched_names.PART))


def subject_of(doctype: str) -> Subject:
	"""The declaration of a record type. Raises NobodysRecord."""
	subject = subjects().get(doctype)
	if not subject:
		# texts: names of DocTypes.
		kind = _(doctype)
		frappe.throw(
			fill(_("Nothing personal is declared of this kind of record: {0}."), kind), NobodysRecord
		)
	return subject


def held_of(subject: Subject, name: str) -> list[Held]:
	"""The subject's own record and all that repeat its data, each locked until the transaction ends."""
	own = _held(subject.doctype, name, subject.fields)
	found = [own]
	for part in subject.parts:
		found += [_held(part.doctype, each, part.fields) for each in _names(part, subject.doctype, name)]
	titles = {held.values.get(part.same_name) for part in subject.parts for held in found if part.same_name}
	# An individual's own name stands in a field of another name than in an application.
	titles.add(own.values.get(subject.title))
	for part in subject.parts:
		known = {held.name for held in found if held.doctype == part.doctype}
		found += [
			_held(part.doctype, each, part.fields) for each in _namesakes(part, titles) if each not in known
		]
	return [*found, *_rows_of(subject, found)]


def run_event_of_rewritten(written: Iterable[tuple[str, str]]) -> None:
	"""Run the document event of these records (DocType and name), as a save would run `on_update`.

	They are found by what they are called now.
	"""
	for doctype, name in written:
		searched_names.refresh(doctype, name)
		if not frappe.get_meta(doctype).istable and doctype != searched_names.TABLE:
			frappe.get_doc(doctype, name).run_method(AFTER_PRIVACY_CHANGE)


def _rows_of(subject: Subject, found: list[Held]) -> list[Held]:
	tables = {each.doctype: each.rows for each in (subject, *subject.parts)}
	return [
		_held(rows.doctype, row, rows.fields)
		for held in found
		for rows in tables[held.doctype]
		for row in _names_of_rows(rows, held)
	]


def _names_of_rows(rows: Rows, held: Held) -> list[str]:
	table = frappe.qb.DocType(rows.doctype)
	place = (
		(table.parenttype == held.doctype) & (table.parent == held.name) & (table.parentfield == rows.table)
	)
	# Locked: one that was added while this waited for its record is read as well.
	query = frappe.qb.from_(table).select(table.name).where(place).orderby(table.idx)
	return list(locking.locked_rows(query, pluck=True))


def _held(doctype: str, name: str, fields: tuple[PrivateField, ...]) -> Held:
	columns = [*sealed(fields), *agreed(fields)]
	# The name besides: a part may hold files alone, and no field that is sealed.
	values = locking.locked_values(doctype, name, ["name", *columns])
	if not values:
		raise frappe.DoesNotExistError
	return Held(doctype, name, fields, {column: values[column] for column in columns})


def _names(part: Part, doctype: str, subject: str) -> list[str]:
	of_this_kind = {part.link_type: doctype} if part.link_type else {}
	# What belongs to a subject is found for the system's own use.
	return frappe.get_all(part.doctype, filters={part.link: subject, **of_this_kind}, pluck="name")


def _namesakes(part: Part, titles: set[str | None]) -> list[str]:
	"""Records of that name, in all spellings, that are linked to nobody."""
	if not part.same_name:
		return []
	names = [title for title in titles if title]
	if not names:
		return []
	table = frappe.qb.DocType(part.doctype)
	unlinked = table[part.link].isnull() | (table[part.link] == "")
	alike = Criterion.any(table[part.same_name].regexp(f"(?i){beginning(name)}") for name in names)
	query = frappe.qb.from_(table).select(table.name, table[part.same_name]).where(unlinked & alike)
	return [name for name, title in query.run() if any(is_spelling_of(title, each) for each in names)]
