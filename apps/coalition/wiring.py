"""What each module declares in its own `hooks.py`, made into the one that the engine reads.

A module's file holds the engine's words and ours, strings alone, and imports nothing: what it declares is
read without loading it. Lists are joined in the order of MODULES, tables entry by entry. Two modules that say
one thing are refused; that several listen to one event of a DocType is no such thing.
"""

from collections.abc import Collection, Mapping
from pathlib import Path
from runpy import run_path

_APP = Path(__file__).parent
# What serves modules, and base, which is the first of them.
_SERVING = ("setup", "base", "audit", "access", "portal", "api")


def _modules() -> tuple[str, ...]:
	"""The folders of the modules that modules.txt names, in its order."""
	names = (_APP / "modules.txt").read_text(encoding="utf-8").split("\n")
	return tuple(name.strip().lower().replace(" ", "_") for name in names if name.strip())


# In this order lists are joined: pages, checks, what runs daily.
MODULES = tuple(dict.fromkeys((*_SERVING, *_modules())))
# Whoever changes a record is heard by several.
EVENTS = "doc_events"
# Addresses of REST and the functions that answer there.
ENDPOINTS = "coalition_endpoints"
_OVERRIDES = "override_whitelisted_methods"


class TwoClaims(Exception):
	"""Two modules declare one thing, each in its own way."""


class NoDeclaration(Exception):
	"""A module's hooks hold something else than strings, lists of strings and tables of both."""


def merged(besides: Collection[str]) -> dict[str, object]:
	"""Hook -> what all modules declare of it; `besides` are those that concern the whole and no module.

	Raises TwoClaims, NoDeclaration.
	"""
	found = joined({module: _declared_by(module) for module in MODULES})
	if twice := set(found) & set(besides):
		raise TwoClaims(f"hooks.py: {', '.join(sorted(twice))}")
	return found


def _declared_by(module: str) -> dict[str, object]:
	# The file alone, without the package around it.
	declared = run_path(str(_APP / module / "hooks.py"))
	return {name: value for name, value in declared.items() if not name.startswith("_")}


def joined(declared: Mapping[str, Mapping[str, object]]) -> dict[str, object]:
	"""The hooks of modules, by their names, as one table."""
	found: dict[str, object] = {}
	for module, hooks in declared.items():
		for name, value in hooks.items():
			known = {name: found[name]} if name in found else {}
			_join(known, {name: _checked(value, f"{module}: {name}")}, name == EVENTS, module)
			found[name] = known[name]
	_override_endpoints(found)
	return found


def _override_endpoints(hooks: dict) -> None:
	"""It looks for what answers at an address by this hook; one that names its function it finds itself."""
	declared = hooks.get(ENDPOINTS, {}).items()
	if elsewhere := {address: function for address, function in declared if address != function}:
		_join(hooks.setdefault(_OVERRIDES, {}), elsewhere, False, ENDPOINTS)


def _join(into: dict, more: Mapping, are_events: bool, where: str) -> None:
	for key, value in more.items():
		here = f"{where}: {key}"
		if isinstance(value, Mapping):
			_join(into.setdefault(key, {}), value, are_events, here)
		elif are_events:
			into[key] = [*_listed(into.get(key, [])), *_listed(value)]
		elif isinstance(value, list) and isinstance(into.get(key, []), list):
			into[key] = _without_twice(into.get(key, []), value, here)
		elif key in into:
			raise TwoClaims(here)
		else:
			into[key] = value


def _without_twice(known: list, more: list, where: str) -> list:
	if twice := set(known) & set(more):
		raise TwoClaims(f"{where}: {', '.join(sorted(twice))}")
	return [*known, *more]


def _listed(value: object) -> list:
	return value if isinstance(value, list) else [value]


def _checked(value: object, where: str) -> object:
	values = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
	for one in values:
		if isinstance(value, list) and not isinstance(one, str):
			raise NoDeclaration(f"{where} holds {one!r}")
		_checked(one, where)
	if not isinstance(value, str | list | Mapping):
		raise NoDeclaration(f"{where} is {value!r}")
	return value
