"""Nothing is decided by what is stored for lists alone (invariant 1: standing is computed).

PROJECTIONS names such fields and the files that may name them: those that write them, and the controller
that keeps clients from it. Any other file of the app that reads one, as an attribute or by its name in a
text of that name alone (`get_value(..., "standing")`), is found. Lists, cards and charts are JSON and
scripts of the desk; tests may look. What is a function or a module of that name is not meant: only an
attribute that is read, and not called, counts.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from .finding import Finding
from .source import Source, literal_text, python_sources

PROJECTIONS = {
	"standing": (
		"membership/standing/projection.py",
		"membership/doctype/member_organisation/member_organisation.py",
		# It lists what is stored, as the desk's own list does.
		"membership/report/member_register/member_register.py",
		"membership/register/exporting.py",
		# A figure of the workspace leads to the list that it counts.
		"membership/pictures.py",
	),
}
PROJECTIONS["standing_since"] = PROJECTIONS["standing"]


def check(app: Path) -> Iterator[Finding]:
	for source in python_sources(app, tests=False):
		inside = source.path.relative_to(app).as_posix()
		for line, name in named(source):
			if inside not in PROJECTIONS[name]:
				message = f"reads {name}, which is stored for lists: ask what it is computed by"
				yield Finding(source.path, line, message)


def named(source: Source) -> Iterator[tuple[int, str]]:
	called = {id(node.func) for node in source.nodes if isinstance(node, ast.Call)}
	for node in source.nodes:
		name = literal_text(node)
		if isinstance(node, ast.Attribute) and id(node) not in called:
			name = node.attr
		if name in PROJECTIONS and isinstance(node, ast.expr):
			yield node.lineno, name
