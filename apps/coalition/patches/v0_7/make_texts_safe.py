"""What strangers wrote before may hold what the desk would run (access/stored/safe_texts.py)."""

import frappe

from coalition.access.stored.safe_texts import CODE, harmless
from coalition.base.apps import own_doctypes

# What people write about records, beside ours.
_OF_THE_ENGINE = ("Comment", "Communication", "Event", "File", "ToDo")


def execute() -> None:
	"""Can run again: what is harmless stays as it is."""
	for doctype in (*own_doctypes.doctypes(), *_OF_THE_ENGINE):
		meta = frappe.get_meta(doctype)
		if meta.issingle or meta.is_virtual:
			continue
		columns = set(frappe.db.get_table_columns(doctype))
		for field in meta.fields:
			if field.fieldname in columns and field.fieldtype not in CODE:
				_mend(doctype, field.fieldname)


def _mend(doctype: str, fieldname: str) -> None:
	table = frappe.qb.DocType(doctype)
	begins = table[fieldname].like("%<%")
	for name, text in frappe.qb.from_(table).select(table.name, table[fieldname]).where(begins).run():
		if isinstance(text, str) and (safe := harmless(text)) != text:
			frappe.db.set_value(doctype, name, fieldname, safe, update_modified=False)
