"""No SQL is put together from text: values go in as parameters, names through the query builder.

Looks at the first argument of `sql`, `sql_list`, `sql_ddl` and `multisql`, on any object: an
f-string, `+`, `%`, `.format()` (and `.join`, `.replace`) is a finding, also when a name carries it
there from an assignment in the same function.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from .finding import Finding
from .source import Function, Source, argument, is_built, python_sources

RUNNERS = {"sql", "sql_list", "sql_ddl", "multisql"}


def check(app: Path) -> Iterator[Finding]:
	for source in python_sources(app):
		for scope in scopes(source):
			nodes = list(own_nodes(scope))
			for call in runs(nodes):
				if any(reached_by_formatting(query, nodes) for query in queries(call)):
					yield Finding(
						source.path,
						call.lineno,
						"SQL is built from text: use parameters or the query builder",
					)


def scopes(source: Source) -> Iterator[ast.AST]:
	yield source.tree
	yield from (node for node in source.nodes if isinstance(node, Function))


def own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
	"""The nodes of a function without those of functions inside it, which have names of their own."""
	for child in ast.iter_child_nodes(scope):
		if not isinstance(child, Function):
			yield child
			yield from own_nodes(child)


def runs(nodes: list[ast.AST]) -> Iterator[ast.Call]:
	for node in nodes:
		if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in RUNNERS:
			yield node


def queries(call: ast.Call) -> list[ast.expr]:
	query = argument(call, 0, "query", "sql_dict")
	if isinstance(query, ast.Dict):  # multisql: a query for each kind of database
		return query.values
	return [query] if query else []


def reached_by_formatting(query: ast.expr, nodes: list[ast.AST], seen: frozenset[str] = frozenset()) -> bool:
	if not isinstance(query, ast.Name):
		return is_built(query)
	if query.id in seen:
		return False
	seen |= {query.id}
	return any(reached_by_formatting(value, nodes, seen) for value in assigned(query.id, nodes))


def assigned(name: str, nodes: list[ast.AST]) -> Iterator[ast.expr]:
	for node in nodes:
		if isinstance(node, ast.Assign):
			targets, value = node.targets, node.value
		elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value:
			targets, value = [node.target], node.value
		elif isinstance(node, ast.AugAssign):  # `query += ...` builds, whatever it adds
			targets, value = [node.target], ast.BinOp(node.target, node.op, node.value)
		else:
			continue
		if any(isinstance(target, ast.Name) and target.id == name for target in targets):
			yield value
