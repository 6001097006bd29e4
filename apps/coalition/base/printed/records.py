"""A record on paper: what its reader may see of it, with its labels, and without what says nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.meta import Meta
from frappe.utils import get_fullname

from coalition.base.plurals import listed
from coalition.base.printed import frame
from coalition.base.printed.cells import shown

_BREAKS = ("Section Break", "Tab Break")
_NOT_PRINTED = frozenset(
	{"Column Break", "Button", "HTML", "Image", "Fold", "Heading", "Password", "Code", "JSON", "Geolocation"}
)
_LONG = frozenset({"Small Text", "Text", "Long Text", "Text Editor", "HTML Editor", "Markdown Editor"})
_LINKS = frozenset({"Link", "Dynamic Link"})
# Where a record says how it stands, the most telling first.
STATES = ("status", "workflow_state", "state")
_DRAFT, _CANCELLED = 0, 2


@dataclass(frozen=True)
class Fact:
	"""A field with its value; a long one stands below its label."""

	label: str
	value: str
	is_long: bool = False


@dataclass(frozen=True)
class Rows:
	"""A table: the heads of columns that hold something, and the rows."""

	heads: list[str]
	rows: list[list[str]]


@dataclass(frozen=True)
class Part:
	"""What stands below one heading."""

	label: str
	facts: list[Fact]
	tables: list[Rows]

	def __bool__(self) -> bool:
		return bool(self.facts or self.tables)


class PrintedRecord:
	"""What templates know of a record. What its reader may not see of it is not there for them."""

	def __init__(self, doc: Document) -> None:
		self._doc, self._language = doc, frame.language()

	@property
	def kind(self) -> str:
		# texts: names of DocTypes.
		return _(self._doc.doctype)

	@property
	def number(self) -> str:
		"""Its name where people know it by that: not a digest, and not its title once more."""
		name = str(self._doc.name)
		return name if "-" in name and any(map(str.isdigit, name)) else ""

	@property
	def title(self) -> str:
		"""What it is called, or what it is about; its number where nothing says either."""
		field = self._doc.meta.title_field
		if field and (value := self.value(field)):
			return value
		return next(self._titles_of_links(), "") or self.number or self.kind

	@property
	def state(self) -> str:
		"""How it stands, in words; "" where it says nothing of it."""
		field = next((each for each in STATES if self._doc.meta.has_field(each) and self._doc.get(each)), "")
		if field:
			return _(self._doc.get(field))  # texts: states of workflows and options of DocTypes.
		told = {_DRAFT: _("Draft"), _CANCELLED: _("Cancelled")} if self._doc.meta.is_submittable else {}
		return told.get(int(self._doc.docstatus), "")

	def value(self, fieldname: str) -> str:
		"""The value of a field in words; "" where it says nothing, or its reader may not see it."""
		field = self._doc.meta.get_field(fieldname)
		return self._shown(self._doc, field) if field and self._is_readable(field) else ""

	def label(self, fieldname: str) -> str:
		return _(self._doc.meta.get_label(fieldname))  # texts: labels of DocTypes.

	def facts(self, *fieldnames: str) -> list[Fact]:
		"""Of these fields those that say something."""
		found = (self._fact(name) for name in fieldnames)
		return [fact for fact in found if fact.value]

	def rows(self, fieldname: str, *columns: str) -> Rows | None:
		"""The rows of a table, with these columns or all that people see; None where there are none."""
		field = self._doc.meta.get_field(fieldname)
		rows = self._doc.get(fieldname) or []
		if not (field and rows and self._is_readable(field)):
			return None
		meta = frappe.get_meta(field.options)
		fields = [meta.get_field(name) for name in columns] if columns else self._columns(meta)
		cells = {each.fieldname: [self._shown(row, each) for row in rows] for each in fields if each}
		told = [each for each in fields if each and any(cells[each.fieldname])]
		# texts: labels of DocTypes.
		heads = [_(each.label) for each in told]
		return Rows(heads, [list(row) for row in zip(*(cells[each.fieldname] for each in told), strict=True)])

	def part(self, label: str, *fieldnames: str) -> Part:
		"""A heading with these fields, tables among them."""
		tables = [self.rows(name) for name in fieldnames if self._is_table(name)]
		facts = self.facts(*(name for name in fieldnames if not self._is_table(name)))
		return Part(label, facts, [table for table in tables if table and table.heads])

	def parts(self) -> list[Part]:
		"""All that it holds, by the sections of its form."""
		found = (self.part(label, *names) for label, names in self._sections())
		return [part for part in found if part]

	def _fact(self, name: str) -> Fact:
		field = self._doc.meta.get_field(name)
		return Fact(self.label(name), self.value(name), bool(field) and field.fieldtype in _LONG)

	def _sections(self) -> Iterator[tuple[str, list[str]]]:
		label, names = "", []
		for field in self._doc.meta.fields:
			if field.fieldtype in _BREAKS:
				yield label, names
				label, names = _(field.label) if field.label else "", []  # texts: labels of DocTypes.
			elif field.fieldname not in (*STATES, self._doc.meta.title_field):
				names.append(field.fieldname)
		yield label, names

	def _is_table(self, name: str) -> bool:
		field = self._doc.meta.get_field(name)
		return bool(field) and field.fieldtype == "Table"

	def _columns(self, meta: Meta) -> list:
		return [field for field in meta.fields if field.fieldtype not in _BREAKS and self._is_readable(field)]

	def _is_readable(self, field) -> bool:
		# A table that a form hides it shows in other words.
		is_hidden = field.hidden and field.fieldtype != "Table"
		if is_hidden or field.print_hide or field.fieldtype in _NOT_PRINTED:
			return False
		return not field.permlevel or self._doc.has_permlevel_access_to(field.fieldname, field)

	def _shown(self, doc: Document, field) -> str:
		value, kind = doc.get(field.fieldname), field.fieldtype
		if kind == "Table MultiSelect":
			return self._several(value or [], frappe.get_meta(field.options))
		if not value:
			return ""
		if kind in _LINKS:
			return self._title_of_link(field.options if kind == "Link" else doc.get(field.options), value)
		if kind == "Check":
			return _("Yes")
		if kind == "Select" or field.fieldname in STATES:
			return _(value)  # texts: options of DocTypes, states of workflows.
		if kind in ("Attach", "Attach Image"):
			return PurePosixPath(str(value)).name
		return shown(value, kind, self._language)

	def _several(self, rows: Iterable[Document], meta: Meta) -> str:
		link = next(field for field in meta.fields if field.fieldtype == "Link")
		return listed(self._title_of_link(link.options, row.get(link.fieldname)) for row in rows)

	def _title_of_link(self, doctype: str | None, name: str) -> str:
		"""What the engine says that a linked record is called to this reader; people by their names."""
		if doctype == "User":
			return get_fullname(name)
		if doctype in ("DocType", "Workflow State"):
			return _(name)  # texts: names of DocTypes, states of workflows.
		titles = self._doc.get("__link_titles") or {}
		return str(titles.get(f"{doctype}::{name}") or name)

	def _titles_of_links(self) -> Iterator[str]:
		for field in self._doc.meta.get_link_fields():
			value = self._doc.get(field.fieldname)
			if value and self._is_readable(field) and frappe.get_meta(field.options).show_title_field_in_link:
				yield self.value(field.fieldname)
