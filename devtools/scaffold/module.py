"""The files of a new module: what every module has, with nothing in it yet."""

from pathlib import Path

from devtools.scaffold import areas, rows, taken
from devtools.scaffold.names import Name
from devtools.scaffold.templates import TEMPLATES, filled, placed

_TEMPLATES = TEMPLATES / "module"


def make(app: Path, name: Name, area: str) -> rows.Made:
	"""Raises Failure where its name is taken, or the area is none."""
	taken.require_free_for_module(app, name)
	areas.require(app, area)
	words, edits = {**name.words, "area": area}, rows.Edits()
	for template in sorted(_TEMPLATES.rglob("*.tmpl")):
		path = app / name.folder / placed(template.relative_to(_TEMPLATES), words)
		edits.texts[path] = filled(template, words) or ""
	edits.change(app / "modules.txt", lambda text: rows.at_the_end(text, f"{name.title}\n"))
	return edits.write(app, [name.title])
