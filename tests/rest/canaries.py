"""Records with a token of their own in every text, and what all functions are called with to get at them."""

import inspect
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import frappe

from coalition.access.hanging import MADE_BY_PEOPLE, TABLES
from tests import site
from tests.rest import security_table as table

TOKEN = "kanari"
HUNG = ("Comment", "Communication", "ToDo", "Version", "Tag Link", "File")
TEXTS = ("Data", "Small Text", "Text", "Long Text", "Text Editor", "Phone")
# What decides how a record behaves stays as it is, and what is made of other fields would be made anew.
LEFT = ("status", "language", "kind", "user", "naming_series", "amended_from", "fingerprint", "data")


@dataclass(frozen=True)
class Canary:
	"""`texts` are the fields that hold its token, with their levels of reading; `before` what they held."""

	doctype: str
	name: str
	token: str
	texts: dict[str, int]
	before: dict[str, object]

	def levels(self) -> dict[str, int]:
		"""The tokens of its fields, one for each level of reading."""
		return {f"{self.token}l{level}x": level for level in set(self.texts.values())}


def plant() -> list[Canary]:
	"""One record of each DocType of ours that holds records, with something of each kind hung on it."""
	rows = [(doctype, row) for doctype, row in table.TABLE.items() if not row.is_settings]
	with site.at_the_console():
		return [_plant(doctype, row.make(), number) for number, (doctype, row) in enumerate(rows)]


def take_away(planted: list[Canary]) -> None:
	"""Give the records their texts back: others work on this site, a patch with all that is sealed say."""
	with site.at_the_console():
		for canary in planted:
			if canary.before:
				frappe.db.set_value(canary.doctype, canary.name, dict(canary.before), update_modified=False)
			for holder in HUNG:
				hanging = {**TABLES, **MADE_BY_PEOPLE}[holder]
				frappe.db.delete(holder, {hanging.kind: canary.doctype, hanging.name: canary.name})


def _plant(doctype: str, name: str, number: int) -> Canary:
	fields = frappe.get_meta(doctype).fields
	texts = {
		field.fieldname: field.permlevel
		for field in fields
		if field.fieldtype in TEXTS and not field.is_virtual and field.fieldname not in LEFT
	}
	before = frappe.db.get_value(doctype, name, list(texts), as_dict=True) if texts else {}
	canary = Canary(doctype, name, f"{TOKEN}{number:03d}", texts, before)
	for field, level in texts.items():
		# Past the controllers: what they would say of such a text is not tried here.
		frappe.db.set_value(
			doctype, name, field, f"{canary.token}l{level}x {field}"[:60], update_modified=False
		)
	_hang(canary)
	return canary


def _hang(canary: Canary) -> None:
	token = f"{canary.token}l0x"
	changed = json.dumps({"changed": [["x", token, token]]})
	for holder, said in {
		"Comment": {"content": token, "comment_type": "Comment"},
		"Communication": {"content": token, "subject": token},
		"ToDo": {"description": token},
		"Version": {"data": changed},
		"Tag Link": {"tag": token, "title": token},
		"File": {"is_private": 1, "file_name": token, "file_url": f"/private/files/{canary.token}.txt"},
	}.items():
		hanging = {**TABLES, **MADE_BY_PEOPLE}[holder]
		about = {hanging.kind: canary.doctype, hanging.name: canary.name}
		doc = frappe.get_doc({"doctype": holder, **about, **said})
		doc.set_new_name()
		doc.db_insert()


# What functions call their parameters, and what is tried there: of a canary.
DOCTYPES = (
	*("doctype", "dt", "doc_type", "document_type", "reference_doctype", "ref_doctype"),
	*("parent_doctype", "link_doctype"),
)
NAMES = (
	*("name", "dn", "docname", "doc_name", "reference_name", "ref_docname", "document_name", "document"),
	"parent",
)
FIELDS = ("field", "fieldname", "searchfield", "group_by_field", "workflow_state_field")
_WORDS: dict[str, Callable[[Canary], object]] = {
	**dict.fromkeys(DOCTYPES, lambda canary: canary.doctype),
	**dict.fromkeys(NAMES, lambda canary: canary.name),
	**dict.fromkeys(("names", "docnames"), lambda canary: [canary.name]),
	**dict.fromkeys(("txt", "text", "tag", "search_term", "file_name"), lambda canary: TOKEN),
	**dict.fromkeys(FIELDS, lambda canary: _a_text(canary)),
	**dict.fromkeys(("fields", "filter_fields"), lambda canary: ["name", *list(canary.texts)[:20]]),
	"file_url": lambda canary: f"/private/files/{canary.token}.txt",
	"doc": lambda canary: {"doctype": canary.doctype, "name": canary.name},
	"docs": lambda canary: [{"doctype": canary.doctype, "name": canary.name}],
	"args": lambda canary: {"doctype": canary.doctype, "name": canary.name},
	"stats": lambda canary: [_a_text(canary)],
	"states": lambda canary: [],
	"report_name": lambda canary: "Member Register",
	**dict.fromkeys(("page_length", "limit_page_length"), lambda canary: 500),
	"start": lambda canary: 0,
	"order_by": lambda canary: f"{_a_text(canary)} desc",
}
FILTERS = ("filters", "current_filters", "or_filters", "report_filters")


def _a_text(canary: Canary) -> str:
	return next(iter(canary.texts), "name")


def calls(function: Callable, canary: Canary) -> Iterator[dict[str, object]]:
	"""What a function is called with, also with a filter that the canary meets and one that nothing does."""
	known = set(inspect.signature(inspect.unwrap(function)).parameters)
	# Those that take no parameter, or any, read the request.
	takes_all = not known or bool({"args", "kwargs"} & known)
	words = {name: make(canary) for name, make in _WORDS.items() if takes_all or name in known}
	filters = [name for name in FILTERS if name in known] or (["filters"] if takes_all else [])
	for text in (f"%{canary.token}%", "%nobody has this%") if filters else ("",):
		asked = [[canary.doctype, _a_text(canary), "like", text]]
		yield {**words, **dict.fromkeys(filters, asked)}
