"""The problems of a register were kept as a list: they are kept by kind, with those of each row beside."""

import json

import frappe

DOCTYPE = "Register Import"


def execute() -> None:
	"""Can run again: what is kept by kind already stays."""
	for name, stored in frappe.get_all(DOCTYPE, fields=["name", "problems"], as_list=True):
		rows = json.loads(stored or "{}")
		if isinstance(rows, list):
			kept = json.dumps({"kinds": _kinds(rows), "rows": rows}, ensure_ascii=False)
			frappe.db.set_value(DOCTYPE, name, "problems", kept, update_modified=False)


def _kinds(rows: list[list]) -> list[list]:
	"""How many there are of each problem in each column, with the first of them."""
	found: dict[tuple, list] = {}
	for row, column, problem, value in rows:
		words = value if problem == "refused" else ""
		kind = found.setdefault((problem, column, words), [0, row, column, problem, value])
		kind[0] += 1
	return list(found.values())
