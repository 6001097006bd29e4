"""What a key was good for were ticks on it, of which no other module could add one: they become rows."""

import frappe

from coalition.base.program_keys.keys import KEY
from coalition.base.program_keys.scopes import ROW

# As the ticks were called then.
SCOPES = (
	*("organisation:read", "organisation:propose", "people:read", "people:propose", "declarations:read"),
	*("letters:read", "letters:issue", "applications:read", "applications:submit", "changes:read"),
)


def execute() -> None:
	for scope in SCOPES:
		tick = tick_of(scope)
		if frappe.db.has_column(KEY, tick):
			_list(scope, tick)


def tick_of(scope: str) -> str:
	"""The column of a scope: `may_people_read` of people:read."""
	return "may_" + scope.replace(":", "_")


def _list(scope: str, tick: str) -> None:
	table = frappe.qb.DocType(KEY)
	# By the builder: the DocType has this column no longer.
	ticked = frappe.qb.from_(table).select(table.name).where(table[tick] == 1).run(pluck=True)
	listed = frappe.get_all(ROW, {"parenttype": KEY, "scope": scope}, pluck="parent")
	for name in sorted({*ticked} - {*listed}):
		_add(name, scope)


def _add(name: str, scope: str) -> None:
	number = frappe.db.count(ROW, {"parent": name, "parenttype": KEY}) + 1
	row = {"parent": name, "parenttype": KEY, "parentfield": "scopes", "idx": number, "scope": scope}
	# Past the key's document, in which what it is good for is set once.
	frappe.get_doc({"doctype": ROW, **row}).db_insert()
