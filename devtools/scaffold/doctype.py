"""The files of a new DocType of a module, and its rows in the module's tables."""

import json
import re
from collections.abc import Collection
from pathlib import Path

from devtools.failure import Failure
from devtools.scaffold import areas, rows, taken
from devtools.scaffold.names import Name
from devtools.scaffold.snippets import SNIPPETS
from devtools.scaffold.templates import TEMPLATES, filled, placed

# What it may have besides, and what templates know of it (templates/__init__.py).
OPTIONS = {
	"origin": "where it came from, and who entered it for whom",
	"decision": "a workflow that ends with a decision of others than those who prepared it",
	"page": "a page of the portal with a member's own, and a form that sends one",
	"endpoint": "the same for the member's programs, with a scope",
	"report": "a report of all there are, which prints on the coalition's paper",
	"people": "what it holds of a member and its people, sealed with that",
}
_IMPLIED = {
	"decision": ("outside",),
	"page": ("member", "room", "outside"),
	"endpoint": ("member", "room", "outside"),
	"people": ("member",),
}
# What a module's DocTypes cannot have, and why.
_NOT_IN = {
	"base": (("page", "endpoint", "people"), "base knows no members, no portal and no endpoints"),
	"membership": (("people",), "membership says itself whose data it holds, in its private_records.py"),
}
_TEMPLATES = TEMPLATES / "doctype"
# Words in the places of templates whose files are the DocType's own.
_OWN = ("$folder", "$register")
# A line that was left out may have been the last.
_COMMA_TOO_MANY = re.compile(r",(?=\s*[\]}])")


def make(
	app: Path, name: Name, module: Name, options: Collection[str] = (), area: str | None = None
) -> rows.Made:
	"""Raises Failure."""
	home = app / module.folder
	_require_place(home, module, options)
	areas.require_that_of(home, area)
	taken.require_free_for_doctype(app, name, module)
	edits = _edits(app, name, module, options)
	return edits.write(app, edits.texts_below(home))


def _edits(app: Path, name: Name, module: Name, options: Collection[str]) -> rows.Edits:
	home, edits = app / module.folder, rows.Edits()
	own = areas.of_module(home)
	flags = {*_with_implied(options), *(["switched"] if own else [])}
	words = _words(name, module, own or module.folder)
	for template in sorted(_TEMPLATES.rglob("*.tmpl")):
		path, text = _path_of(template, words, app), filled(template, words, flags)
		if text is not None and not _is_there(path, template):
			edits.texts[path] = _described(text, name) if _is_of_doctype(path) else text
	edits.add(home, filled(TEMPLATES / "rows.tmpl", words, flags) or "")
	for workspace in sorted(home.glob("workspace/*/*.json")):
		edits.change(workspace, lambda text: _linked(text, name))
	return edits


def _require_place(home: Path, module: Name, options: Collection[str]) -> None:
	if unknown := sorted({*options} - {*OPTIONS}):
		raise Failure(f"Nothing is called {', '.join(unknown)}: choose among {', '.join(OPTIONS)}.")
	if not (home / "doctype").is_dir():
		raise Failure(f"There is no module {module.title}: `./dev new module` makes one.")
	refused, why = _NOT_IN.get(module.folder, ((), ""))
	if found := [each for each in options if each in refused]:
		raise Failure(f"Leave out {', '.join(found)}: {why}.")


def _is_there(path: Path, template: Path) -> bool:
	"""What the module has for all its DocTypes may be. Raises Failure where it is the DocType's own."""
	if path.exists() and any(own in str(template) for own in _OWN):
		raise Failure(f"{path} is there already.")
	return path.exists()


def _with_implied(options: Collection[str]) -> set[str]:
	return {*options, *(each for option in options for each in _IMPLIED.get(option, ()))}


def _words(name: Name, module: Name, area: str) -> dict[str, str]:
	several = name.plural
	return {
		**name.words,
		"plural": several.title,
		"lower_plural": several.title.lower(),
		"plural_folder": several.folder,
		"register": f"{name.folder}_register",
		"path": several.folder.replace("_", "-"),
		"module": module.folder,
		"module_title": module.title,
		"area": area,
	}


def _path_of(template: Path, words: dict[str, str], app: Path) -> Path:
	"""Templates lie as their files will: those of the module, and those of the tests from outside."""
	root, place = placed(template.relative_to(_TEMPLATES), words).split("/", 1)
	return {"module": app / words["module"], "tests": app.parents[1] / "tests"}[root] / place


def _is_of_doctype(path: Path) -> bool:
	return path.suffix == ".json" and "doctype" in path.parts


def _described(text: str, name: Name) -> str:
	"""A DocType's JSON with the fields of the blocks that its template names."""
	told = json.loads(_COMMA_TOO_MANY.sub("", text))
	blocks = [SNIPPETS[each].of(name.title) if isinstance(each, str) else [each] for each in told["fields"]]
	told["fields"] = [field for block in blocks for field in block]
	told["field_order"] = [field["fieldname"] for field in told["fields"]]
	return _as_json(told)


def _linked(text: str, name: Name) -> str:
	"""A workspace's JSON with a link to its list, on the last card."""
	told = json.loads(text)
	link = {"label": name.title, "link_to": name.title, "link_type": "DocType", "type": "Link"}
	told["links"].append({"hidden": 0, "is_query_report": 0, "link_count": 0, "onboard": 0, **link})
	return _as_json(told)


def _as_json(told: dict[str, object]) -> str:
	return f"{json.dumps(told, indent=1, ensure_ascii=False)}\n"
