"""With which area a module is switched on: its hooks say so, of those that coalition has a switch for."""

import ast
from pathlib import Path

from devtools.failure import Failure

_HOOK = "coalition_areas"


def require(app: Path, area: str) -> None:
	"""Raises Failure for an area that nobody could switch on."""
	known = _value(app / "base" / "apps" / "areas.py", "SWITCHED")
	if area not in known:
		raise Failure(f'No area is called "{area}": say --area with one of {", ".join(known)}.')


def of_module(home: Path) -> str:
	""" "" for a module that is always on."""
	areas = _value(home / "hooks.py", _HOOK)
	return next(iter(areas), "")


def require_that_of(home: Path, area: str | None) -> None:
	"""Raises Failure where another area is asked for than its module's."""
	own = of_module(home)
	if area and area != own:
		belongs = f'belongs to the area "{own}"' if own else "is always on"
		raise Failure(f"Leave out --area: {home.name} {belongs}, and its DocTypes with it.")


def _value(file: Path, name: str) -> dict | tuple:
	"""What is assigned there; nothing where it is not. Not imported, since no Frappe is at hand."""
	for node in ast.parse(file.read_text(encoding="utf-8")).body:
		if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
			return ast.literal_eval(node.value)
	return ()
