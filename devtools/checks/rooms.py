"""Each room has its page: a README.md that names the Python files which lie there, and none that are gone.

A room is a folder of the app, or of our own tools beside it, that holds Python modules; tests, and folders in
which the engine or a habit says what stands where, are none. A file is named in backticks: by its name alone
where it lies in the room, elsewhere by its path from the room, from a folder above it or from the repository.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from .files import files, is_test
from .finding import Finding

PAGE = "README.md"
REPOSITORY = Path(__file__).resolve().parents[2]
APP, TOOLS = REPOSITORY / "apps" / "coalition", REPOSITORY / "devtools"
NO_ROOMS = {
	*("doctype", "report", "workspace", "dashboard_chart", "number_card", "patches", "public"),
	*("client_scripts", "templates", "tests", "demo"),
}
_NAMED = re.compile(r"`([\w./-]+\.py)`")


def check(app: Path) -> Iterator[Finding]:
	# What lies in the app's own folder concerns the whole, and is told in its documents.
	rooms = {room: names for room, names in rooms_of(app).items() if room != app}
	if app.resolve() == APP:
		rooms |= rooms_of(Path(os.path.relpath(TOOLS)))
	for room, names in rooms.items():
		yield from of_room(app, room, names)


def rooms_of(top: Path) -> dict[Path, set[str]]:
	"""Room -> the names of its modules."""
	found: dict[Path, set[str]] = {}
	for path in files(top, ".py"):
		is_ours = path.name != "__init__.py" and not is_test(top, path)
		if is_ours and NO_ROOMS.isdisjoint(path.relative_to(top).parts):
			found.setdefault(path.parent, set()).add(path.name)
	return found


def of_room(app: Path, room: Path, names: set[str]) -> Iterator[Finding]:
	page = room / PAGE
	if not page.is_file():
		yield Finding(page, 1, "is missing: say in half a page what lives here, each file in backticks")
		return
	lines = page.read_text(encoding="utf-8").splitlines()
	told = [(number, name) for number, line in enumerate(lines, 1) for name in _NAMED.findall(line)]
	for name in sorted(names - {name for _number, name in told}):
		yield Finding(page, 1, f"does not name `{name}`: say in a line what it is for")
	for number, name in told:
		if not is_there(app, room, name):
			yield Finding(
				page, number, f"names `{name}`, which is not there: name what is, by its path if elsewhere"
			)


def is_there(app: Path, room: Path, name: str) -> bool:
	above = [folder for folder in room.parents if folder == app or app in folder.parents]
	elsewhere = [*above, app.parent, REPOSITORY] if "/" in name else []
	return any((folder / name).is_file() for folder in (room, *elsewhere))
