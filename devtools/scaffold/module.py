"""The files of a new module: what every module has, with nothing in it yet."""

from pathlib import Path

from devtools.failure import Failure
from devtools.scaffold import rows
from devtools.scaffold.names import Name
from devtools.scaffold.templates import TEMPLATES, filled, placed

_TEMPLATES = TEMPLATES / "module"


def make(app: Path, name: Name, area: str) -> list[str]:
	"""Make them; answers the texts that wait for their Arabic. Raises Failure where it is there already."""
	folder = app / name.folder
	words = {**name.words, "area": area}
	if folder.exists():
		raise Failure(f"{folder} is there already.")
	for template in sorted(_TEMPLATES.rglob("*.tmpl")):
		path = folder / placed(template.relative_to(_TEMPLATES), words)
		path.parent.mkdir(parents=True, exist_ok=True)
		path.write_text(filled(template, words) or "", encoding="utf-8")
	rows.at_the_end(app / "modules.txt", f"{name.title}\n")
	return rows.into_catalogue(app / "translations" / "ar.csv", [name.title])
