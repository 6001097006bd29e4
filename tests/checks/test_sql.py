import pytest

from devtools.checks.sql import check

from .conftest import Skeleton

FAULT = "SQL is built from text: use parameters or the query builder"


@pytest.mark.parametrize(
	"statement",
	[
		'frappe.db.sql(f"select {x}")',
		'frappe.db.sql("select " + x)',
		'frappe.db.sql("select %s" % x)',
		'frappe.db.sql("select {0}".format(x))',
		'frappe.db.sql(query=f"select {x}")',
		'self.db.sql_list("select " + x)',
		'frappe.db.multisql({"mariadb": "select 1", "postgres": f"select {x}"})',
		'frappe.db.sql("select 1" if x else f"select {x}")',
		'query = f"select {x}"; frappe.db.sql(query)',
		'part = "select {}".format(x); query = part; frappe.db.sql(query)',
		'query = "select 1"; query += x; frappe.db.sql(query)',
		'query: str = "a" + x; frappe.db.sql(query)',
	],
)
def test_each_way_of_building_sql_from_text_is_found(app: Skeleton, statement: str) -> None:
	app.write("base/sample.py", f"def f(x):\n\t{statement}\n")
	assert app.found(check) == [f"base/sample.py:2: {FAULT}"]


@pytest.mark.parametrize(
	"statement",
	[
		'frappe.db.sql("select %s", (x,))',
		'frappe.db.sql("select 1 " "from dual", {"x": f"{x}%"})',
		"frappe.db.sql(x)",
		'query = "select 1"; frappe.db.sql(query)',
		"query = builder.get_sql(); frappe.db.sql(query)",
		"query = query; frappe.db.sql(query)",
		'frappe.db.multisql({"mariadb": "select 1"})',
		'text = f"{x}"; frappe.db.sql("select %s", text)',
	],
)
def test_literals_parameters_and_names_pass(app: Skeleton, statement: str) -> None:
	app.write("base/sample.py", f"def f(x):\n\t{statement}\n")
	assert app.found(check) == []


def test_a_name_formatted_in_another_function_is_another_name(app: Skeleton) -> None:
	app.write(
		"base/sample.py",
		"""
		def build(x):
			query = f"select {x}"
			def inner(query):
				frappe.db.sql(query)
		""",
	)
	assert app.found(check) == []
