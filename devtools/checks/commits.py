"""A request is one transaction, so that what fails half-way leaves nothing behind.

`frappe.db.commit()` and `frappe.db.rollback()` never stand below a doctype folder, and elsewhere
only with the reason beside them or in the comment directly above. Going back to a savepoint
(`rollback(save_point=...)`) ends no transaction and is free. Tests are exempt.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from .finding import Finding
from .source import calls, python_sources

ENDINGS = ("db.commit", "db.rollback")


def check(app: Path) -> Iterator[Finding]:
	for source in python_sources(app, tests=False):
		in_doctype = "doctype" in source.path.relative_to(app).parts
		for name, call in calls(source):
			if not ends_transaction(name, call):
				continue
			if in_doctype:
				yield Finding(
					source.path, call.lineno, f"{name} in a DocType: the request ends the transaction"
				)
			elif not source.has_reason(call):
				yield Finding(source.path, call.lineno, f"{name} without a comment that gives the reason")


def ends_transaction(name: str, call: ast.Call) -> bool:
	to_savepoint = any(keyword.arg == "save_point" for keyword in call.keywords)
	return f".{name}".endswith(tuple(f".{ending}" for ending in ENDINGS)) and not to_savepoint
