"""What every DocType's JSON owes to those who fill the form in, and to the database.

- fieldnames are snake_case, stand once, and hide no method of the engine's documents; every field but breaks
  and HTML has a label.
- Check, Select, Int, Float, Currency, Percent, Table, Table MultiSelect, Small Text and Text have a
  description, unless hidden or read only: these are the fields whose name alone leaves open what
  a number counts, what a choice does, or what a row stands for.
- a field that filters the list (`in_standard_filter`) has an index (`search_index` or `unique`), but
  for Check, where an index on two values helps nobody. Child, single and virtual DocTypes need none.
- `title_field` and `search_fields` name fields that exist; names are given by a rule (`autoname` or
  `naming_rule`) unless the DocType is a child or single; `module` and `name` are those of the folders.
- no permission for the roles All and Guest: portal and REST answer for those, field by field.
- no `ignore_user_permissions`, but for those that IGNORING_USER_PERMISSIONS lists with a reason.

And a workspace's title is its name: the desk links to it by the one and finds it by the other.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .documents import Document, documents
from .finding import Finding

UNLABELLED = {"Section Break", "Column Break", "Tab Break", "Fold", "HTML"}
DESCRIBED = {"Check", "Select", "Int", "Float", "Currency", "Percent", "Table", "Table MultiSelect"}
DESCRIBED |= {"Small Text", "Text"}
OPEN_ROLES = {"All", "Guest"}
# (DocType, fieldname): why its users may see a record outside their own compartment there.
IGNORING_USER_PERMISSIONS: dict[tuple[str, str], str] = {}
# Methods of frappe.model.document.Document that are called as fields might be; it refuses only some of them.
METHODS = {
	*("append", "cancel", "delete", "get", "insert", "is_dummy", "is_new", "lock", "reload", "save", "set"),
	*("submit", "unlock"),
}
SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")

Field = dict[str, Any]


def check(app: Path) -> Iterator[Finding]:
	for document in documents(app):
		for place, message in faults(document):
			yield Finding(document.path, document.line_of(place), f"{document.data['name']}: {message}")


def faults(document: Document) -> Iterator[tuple[str, str]]:
	"""Pairs of the text at whose line the fault is shown, and what is wrong."""
	if document.data["doctype"] == "DocType":
		yield from doctype_faults(document)
	if document.data["doctype"] == "Workspace" and document.data.get("title") != document.data["name"]:
		yield "title", "title is not its name, so that its link in the sidebar leads nowhere"


def doctype_faults(document: Document) -> Iterator[tuple[str, str]]:
	data = document.data
	yield from folder_faults(document.path, data)
	yield from naming_faults(data)
	yield from role_faults(data)
	yield from reference_faults(data)
	yield from repeated_faults(data)
	for field in data.get("fields", []):
		for message in field_faults(data, field):
			yield name_of(field), f"{name_of(field)} {message}"


def name_of(field: Field) -> str:
	return field.get("fieldname") or ""


def folder_faults(path: Path, data: Field) -> Iterator[tuple[str, str]]:
	if path.parts[-3:-2] != ("doctype",):
		return
	module, name = path.parts[-4], path.parts[-2]
	if scrub(data.get("module") or "") != module:
		yield "module", f"module {data.get('module')} is not its folder {module}"
	if scrub(data["name"]) != name:
		yield data["name"], f"name is not its folder {name}"


def scrub(name: str) -> str:
	return name.replace(" ", "_").replace("-", "_").lower()


def naming_faults(data: Field) -> Iterator[tuple[str, str]]:
	named = data.get("autoname") or data.get("naming_rule")
	if not (named or data.get("istable") or data.get("issingle")):
		yield "name", "has neither autoname nor naming_rule"


def role_faults(data: Field) -> Iterator[tuple[str, str]]:
	for row in data.get("permissions", []):
		if row.get("role") in OPEN_ROLES:
			yield "permissions", f"gives a permission to {row['role']}"


def reference_faults(data: Field) -> Iterator[tuple[str, str]]:
	known = {"name", *(name_of(field) for field in data.get("fields", []))}
	for key in ("title_field", "search_fields"):
		for name in (data.get(key) or "").split(","):
			if name.strip() and name.strip() not in known:
				yield key, f"{key} names {name.strip()}, which is no field"


def repeated_faults(data: Field) -> Iterator[tuple[str, str]]:
	names = [name_of(field) for field in data.get("fields", [])]
	for name in sorted({name for name in names if names.count(name) > 1}):
		yield name, f"{name} stands twice among the fields"


def field_faults(data: Field, field: Field) -> Iterator[str]:
	if not SNAKE_CASE.fullmatch(name_of(field)):
		yield "is not snake_case"
	if name_of(field) in METHODS:
		yield "hides a method of the engine's documents"
	if field["fieldtype"] not in UNLABELLED and not field.get("label"):
		yield "has no label"
	if needs_description(field) and not field.get("description"):
		yield f"({field['fieldtype']}) has no description"
	if needs_index(data, field) and not (field.get("search_index") or field.get("unique")):
		yield "filters the list without search_index"
	allowed = (data["name"], name_of(field)) in IGNORING_USER_PERMISSIONS
	if field.get("ignore_user_permissions") and not allowed:
		yield "ignores user permissions"


def needs_description(field: Field) -> bool:
	shown = not (field.get("hidden") or field.get("read_only"))
	return shown and field["fieldtype"] in DESCRIBED


def needs_index(data: Field, field: Field) -> bool:
	listed = not any(data.get(kind) for kind in ("istable", "issingle", "is_virtual"))
	return bool(listed and field.get("in_standard_filter") and field["fieldtype"] != "Check")
