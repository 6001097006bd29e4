"""The files of a new DocType of a module, and its rows in the module's tables."""

import json
from datetime import datetime
from pathlib import Path

from devtools.failure import Failure
from devtools.scaffold import rows
from devtools.scaffold.names import Name
from devtools.scaffold.templates import TEMPLATES, filled

_TEMPLATES = TEMPLATES / "doctype"
_LABEL = "What It Is Called"
_TITLE = "What it is called in lists and links."
_NOTE = "What those who come later should know of it."
_READING = ("read", "report", "export", "print", "email")
_RIGHTS = {
	"Coalition Administrator": (*_READING, "write", "create"),
	"Coalition Secretariat": (*_READING, "write", "create"),
	"Council Member": _READING,
}
# The same for the table of the tests.
_ROW = """	"{title}": Row(
		made("{folder}"),
		{{**dict.fromkeys((ADMINISTRATOR, SECRETARIAT), f"{{LOOK}} write create"), COUNCIL: LOOK}},
	),"""
_NOBODYS = """	"{title}": dict.fromkeys(
		("title", "note"), "say whose it is in private_records.py, or here why nobody's"
	),"""


def make(app: Path, name: Name, module: Name, area: str) -> list[str]:
	"""Make it; answers the texts that wait for their Arabic. Raises Failure where it is there already."""
	home = app / module.folder
	folder = home / "doctype" / name.folder
	if not (home / "doctype").is_dir():
		raise Failure(f"There is no module {module.title}: `./dev new module` makes one.")
	if folder.exists():
		raise Failure(f"{folder} is there already.")
	folder.mkdir()
	files = {"__init__": "__init__", "controller": name.folder, "test": f"test_{name.folder}"}
	for template, file in files.items():
		text = filled(_TEMPLATES / f"{template}.py.tmpl", name, area)
		(folder / f"{file}.py").write_text(text, encoding="utf-8")
	text = json.dumps(_description(name, module), indent=1, ensure_ascii=False)
	(folder / f"{name.folder}.json").write_text(f"{text}\n", encoding="utf-8")
	_enter(home / "tests", name, area)
	return rows.into_catalogue(app / "translations" / "ar.csv", [name.title, _LABEL, _TITLE, "Note", _NOTE])


def _enter(tests: Path, name: Name, area: str) -> None:
	"""Its rows in the tables of the module."""
	for file, table, row in (("security_table", "TABLE", _ROW), ("not_private", "NOT_PRIVATE", _NOBODYS)):
		rows.into_table(tests / f"{file}.py", table, row.format(title=name.title, folder=name.folder))
	rows.at_the_end(tests / "factories.py", filled(_TEMPLATES / "factory.py.tmpl", name, area))


def _description(name: Name, module: Name) -> dict[str, object]:
	title = {"fieldname": "title", "fieldtype": "Data", "label": _LABEL, "reqd": 1, "in_list_view": 1}
	note = {"fieldname": "note", "fieldtype": "Small Text", "label": "Note", "description": _NOTE}
	made = datetime.now().strftime("%Y-%m-%d %H:%M:%S.000000")
	return {
		"actions": [],
		"autoname": "hash",
		"creation": made,
		"doctype": "DocType",
		"engine": "InnoDB",
		"field_order": ["title", "note"],
		"fields": [{**title, "description": _TITLE}, note],
		"links": [],
		"modified": made,
		"modified_by": "Administrator",
		"module": module.title,
		"name": name.title,
		"naming_rule": "Random",
		"owner": "Administrator",
		"permissions": [{"role": role, **dict.fromkeys(rights, 1)} for role, rights in _RIGHTS.items()],
		"show_title_field_in_link": 1,
		"sort_field": "modified",
		"sort_order": "DESC",
		"states": [],
		"title_field": "title",
		"track_changes": 1,
	}
