import pytest

from devtools.checks.locks import check

from .conftest import Skeleton


@pytest.mark.parametrize(
	"locking",
	[
		'frappe.db.get_value("Portal Account", name, "state", for_update=True)',
		"frappe.get_doc(doctype, name, for_update=is_to_be_locked)",
		'frappe.get_doc(doctype, name, **{"for_update": True})',
		"frappe.qb.from_(table).select(table.name).for_update().run()",
		"def known_by(key, for_update=False): pass",
		'frappe.db.sql("select name from tabSeries where name = %s FOR UPDATE", name)',
		'frappe.db.sql("select name from tabSeries lock in share mode")',
	],
)
def test_a_lock_by_hand_is_found(app: Skeleton, locking: str) -> None:
	app.write("membership/joining.py", f"import frappe\n{locking}\n")
	assert app.found(check) == [
		"membership/joining.py:2: locks rows by hand: use a function of base/records/locking.py"
	]


def test_in_a_query_of_several_lines_the_line_of_the_lock_is_named(app: Skeleton) -> None:
	app.write("base/series.py", "rows = (\n\tquery.where(mine)\n\t.for_update()\n\t.run()\n)\n")
	assert app.found(check) == [
		"base/series.py:3: locks rows by hand: use a function of base/records/locking.py"
	]


def test_the_helper_those_who_use_it_and_tests_are_free(app: Skeleton) -> None:
	app.write("base/records/locking.py", "frappe.get_doc(doctype, name, for_update=True)\n")
	app.write("base/records/test_locking.py", "frappe.get_doc(doctype, name, for_update=True)\n")
	app.write(
		"membership/joining.py",
		"""
		\"\"\"What is read for update waits for others.\"\"\"
		record = locking.locked(doctype, name)
		""",
	)
	assert app.found(check) == []
