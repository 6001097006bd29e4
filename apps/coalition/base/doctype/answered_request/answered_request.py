import frappe

from coalition.base.records.document import SystemDocument


class AnsweredRequest(SystemDocument):
	pass


def on_doctype_update() -> None:
	# Of two at once one is done: the other meets this.
	frappe.db.add_unique("Answered Request", ["family", "idempotency_key"], "once_per_key")
	_keep_case_apart()


def _keep_case_apart() -> None:
	"""`recA1` and `reca1` are two keys: the database's own order of letters would take them for one."""
	((collation,),) = frappe.db.sql(
		"select collation_name from information_schema.columns"
		" where table_schema = database() and table_name = %s and column_name = %s",
		("tabAnswered Request", "idempotency_key"),
	)
	if collation != "utf8mb4_bin":
		frappe.db.sql_ddl(
			"alter table `tabAnswered Request` modify idempotency_key varchar(200) collate utf8mb4_bin"
		)
