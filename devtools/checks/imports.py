"""The modules of the app know each other only by what their packages publish, and never in a circle.

Modules are the folders that modules.txt names. Each may import `base`, at any depth, and of other
modules what their package publishes in `__init__.py`; a file inside them, also when it is reached as
`from coalition.membership import standing`, is theirs alone. `base` imports no other module, and
`membership` none but `base`. The plain packages that serve modules (portal, api, access, audit) name
none either, nor each other: they find by hooks what modules declare. Modules know them, at any depth.
`setup` and `patches` may import anything; nobody but these imports `setup`. Modules and plain packages
together have no cycle of imports. Imports inside functions and for types count: they are knowledge too.
Tests do not.
"""

import ast
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .finding import Finding
from .source import Source, literal_text, python_source, python_sources

SHARED, CENTRE = "base", "membership"
SERVING = {"access", "api", "audit", "portal"}
FREE = {"setup", "patches"}
INSTALLING = "setup"


@dataclass(frozen=True)
class Arrow:
	path: Path
	line: int
	unit: str
	target: tuple[str, ...]  # below the app: ("membership", "standing")

	@property
	def other(self) -> str:
		return self.target[0]


def check(app: Path) -> Iterator[Finding]:
	modules = module_folders(app)
	arrows = [arrow for source in python_sources(app, tests=False) for arrow in source_arrows(app, source)]
	for arrow in arrows:
		fault = arrow_fault(arrow, modules)
		if fault:
			yield Finding(arrow.path, arrow.line, fault)
	yield from cycle_findings(arrows)


def module_folders(app: Path) -> set[str]:
	names = (app / "modules.txt").read_text(encoding="utf-8").splitlines()
	return {name.strip().lower().replace(" ", "_") for name in names if name.strip()}


def source_arrows(app: Path, source: Source) -> Iterator[Arrow]:
	inside = source.path.relative_to(app).parts
	if len(inside) == 1:  # hooks.py and its like belong to no module
		return
	for line, full in imported(app, source):
		package, *target = full
		if package == package_name(app) and target and target[0] != inside[0] and (app / target[0]).is_dir():
			yield Arrow(source.path, line, inside[0], tuple(target))


def package_name(app: Path) -> str:
	return app.resolve().name


def imported(app: Path, source: Source) -> Iterator[tuple[int, list[str]]]:
	for node in source.nodes:
		if isinstance(node, ast.Import):
			yield from ((node.lineno, alias.name.split(".")) for alias in node.names)
		elif isinstance(node, ast.ImportFrom):
			origin = origin_of(app, source.path, node)
			yield from (
				(node.lineno, [*origin, *file_named(app, origin, alias.name)]) for alias in node.names
			)


def origin_of(app: Path, path: Path, node: ast.ImportFrom) -> list[str]:
	named = node.module.split(".") if node.module else []
	if not node.level:
		return named
	here = [package_name(app), *path.relative_to(app).parts[:-1]]
	return [*here[: len(here) - node.level + 1], *named]


def file_named(app: Path, origin: list[str], name: str) -> list[str]:
	"""The name, when it is a file or folder of its own that the package does not publish."""
	folder = app.joinpath(*origin[1:])
	is_file = (folder / name).is_dir() or (folder / f"{name}.py").is_file()
	return [name] if is_file and name not in published(folder / "__init__.py") else []


def published(init: Path) -> frozenset[str]:
	if not init.is_file():
		return frozenset()
	return frozenset(name for node in python_source(init).tree.body for name in bound(node))


def bound(node: ast.stmt) -> Iterator[str]:
	if isinstance(node, ast.Import | ast.ImportFrom):
		yield from (alias.asname or alias.name for alias in node.names)
	elif isinstance(node, ast.FunctionDef | ast.ClassDef):
		yield node.name
	elif isinstance(node, ast.Assign):
		yield from (target.id for target in node.targets if isinstance(target, ast.Name))
		# `__all__` with a lazy `__getattr__` publishes too.
		yield from filter(None, map(literal_text, getattr(node.value, "elts", [])))


def arrow_fault(arrow: Arrow, modules: set[str]) -> str | None:
	if arrow.unit in FREE:
		return None
	if arrow.other == INSTALLING:
		return f"{INSTALLING} is imported by nobody who serves a site, but {arrow.unit} imports it"
	if arrow.other in modules:
		return module_fault(arrow)
	if arrow.other in SERVING and arrow.unit in {SHARED, *SERVING}:
		return f"{arrow.unit} imports none of those that serve modules, but imports {arrow.other}"
	return None


def module_fault(arrow: Arrow) -> str | None:
	if arrow.unit == SHARED:
		return f"{SHARED} imports no other module, but imports {arrow.other}"
	if arrow.other == SHARED:
		return None
	if arrow.unit in SERVING:
		return f"{arrow.unit} finds by hooks what modules declare, but imports {arrow.other}"
	if arrow.unit == CENTRE:
		return f"{CENTRE} imports no module but {SHARED}, but imports {arrow.other}"
	if len(arrow.target) > 1:
		return f"{arrow.unit} reaches into {'.'.join(arrow.target)}: import what {arrow.other} publishes"
	return None


def cycle_findings(arrows: list[Arrow]) -> Iterator[Finding]:
	first: dict[tuple[str, str], Arrow] = {}
	for arrow in arrows:
		first.setdefault((arrow.unit, arrow.other), arrow)
	for start in sorted({unit for unit, _ in first}):
		path = shortest_cycle(start, list(first))
		if path:
			arrow = first[path[0], path[1]]
			yield Finding(arrow.path, arrow.line, f"imports go in a circle: {' → '.join(path)}")


def shortest_cycle(start: str, edges: list[tuple[str, str]]) -> list[str] | None:
	"""Only through units that sort after the start, so that each circle is told once."""
	waiting, seen = deque([[start]]), set()
	while waiting:
		path = waiting.popleft()
		for other in sorted(target for unit, target in edges if unit == path[-1] and target >= start):
			if other == start:
				return [*path, start]
			if other not in seen:
				seen.add(other)
				waiting.append([*path, other])
	return None
