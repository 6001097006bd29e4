"""Every function that the web can call says how, with what, and by whose leave.

- `methods=[...]` is named: a change by GET needs no token, so any page could make it.
- every argument is annotated: the engine then refuses what has another type.
- its first statement is a guard, or a `require_...` decorator stands below `@frappe.whitelist`
  (above it, the engine would register the function without its guard). Guards are
  `frappe.only_for(...)`, `frappe.has_permission(..., throw=True)`, `<x>.check_permission(...)` and
  any call whose name begins with `require_`. A check of a record needs the record: loading it
  (`doc = frappe.get_doc(...)`, `locking.locked(...)`) may stand before `doc.check_permission(...)`.
- `allow_guest=True` takes the guard's place, with `# guest: why` beside or above the decorator.

Tests are not exempt: a whitelisted function there is as reachable as any other.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from .finding import Finding
from .source import Function, Source, dotted, literal_text, python_sources

GUARD_PREFIX = "require_"
LOADERS = {"frappe.get_doc", "frappe.get_cached_doc", "frappe.get_lazy_doc", "locking.locked"}
GUEST_REASON = re.compile(r"\bguest:\s*\w+")
NO_GUARD = "its first statement is no permission check (only_for, check_permission, require_...)"


def check(app: Path) -> Iterator[Finding]:
	for source in python_sources(app):
		for node in source.nodes:
			if isinstance(node, Function):
				yield from faults(source, node)


def faults(source: Source, function: Function) -> Iterator[Finding]:
	decorator = whitelisting(function)
	if decorator is None:
		return
	options = keywords(decorator)
	for fault in (
		methods_fault(options),
		arguments_fault(function),
		access_fault(source, function, decorator, options),
	):
		if fault:
			yield Finding(source.path, function.lineno, f"whitelisted {function.name}: {fault}")


def whitelisting(function: Function) -> ast.expr | None:
	return next((each for each in function.decorator_list if is_whitelist(each)), None)


def is_whitelist(decorator: ast.expr) -> bool:
	return decorator_name(decorator) in {"frappe.whitelist", "whitelist"}


def decorator_name(decorator: ast.expr) -> str:
	return dotted(decorator.func if isinstance(decorator, ast.Call) else decorator)


def keywords(node: ast.expr) -> dict[str | None, ast.expr]:
	found = node.keywords if isinstance(node, ast.Call) else []
	return {keyword.arg: keyword.value for keyword in found}


def methods_fault(options: dict[str | None, ast.expr]) -> str | None:
	methods = options.get("methods")
	named = methods.elts if isinstance(methods, ast.List | ast.Tuple) else []
	return None if named and all(map(literal_text, named)) else "names no methods=[...]"


def arguments_fault(function: Function) -> str | None:
	given = function.args
	every = [*given.posonlyargs, *given.args, given.vararg, *given.kwonlyargs, given.kwarg]
	untyped = [each.arg for each in every if each and not each.annotation]
	if untyped[:1] in (["self"], ["cls"]):
		del untyped[0]
	return f"gives no type to {', '.join(untyped)}" if untyped else None


def access_fault(
	source: Source, function: Function, decorator: ast.expr, options: dict[str | None, ast.expr]
) -> str | None:
	guest = options.get("allow_guest")
	if guest is not None and not is_constant(guest, False):
		said = GUEST_REASON.search(source.remarks(decorator))
		return None if said else "is open to guests without a comment '# guest: why'"
	return None if is_guarded(function) else NO_GUARD


def is_constant(node: ast.expr | None, value: object) -> bool:
	return isinstance(node, ast.Constant) and node.value is value


def is_guarded(function: Function) -> bool:
	decorators = function.decorator_list
	below = decorators[[is_whitelist(each) for each in decorators].index(True) :]
	if any(last_name(decorator_name(each)).startswith(GUARD_PREFIX) for each in below):
		return True
	return begins_with_guard(statements(function))


def last_name(name: str) -> str:
	return name.rpartition(".")[2]


def statements(function: Function) -> list[ast.stmt]:
	return function.body[1:] if ast.get_docstring(function) is not None else function.body


def begins_with_guard(body: list[ast.stmt]) -> bool:
	if not body:
		return False
	loaded = loaded_name(body[0])
	if loaded and len(body) > 1:
		return call_name(body[1]) == f"{loaded}.check_permission"
	return is_guard(getattr(body[0], "value", None))


def loaded_name(statement: ast.stmt) -> str | None:
	"""The name that a statement gives to a record it loads."""
	value = getattr(statement, "value", None)
	if isinstance(statement, ast.Assign) and isinstance(value, ast.Call) and dotted(value.func) in LOADERS:
		return dotted(statement.targets[0])
	return None


def call_name(statement: ast.stmt) -> str | None:
	value = getattr(statement, "value", None)
	return dotted(value.func) if isinstance(value, ast.Call) else None


def is_guard(node: ast.AST | None) -> bool:
	if not isinstance(node, ast.Call):
		return False
	name = dotted(node.func)
	if name == "frappe.has_permission":
		return is_constant(keywords(node).get("throw"), True)
	last = last_name(name)
	return name == "frappe.only_for" or last == "check_permission" or last.startswith(GUARD_PREFIX)
