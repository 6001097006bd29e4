"""What people wrote before may hold what the desk would take for markup (base/text/markup.py)."""

import frappe

from coalition.base.apps import own_doctypes
from coalition.base.records.values import plain_texts
from coalition.base.text.markup import without_tags

# What everybody stores for their own desk, and pages show: JSON, whose texts alone hold such signs.
_OF_THE_ENGINE = {
	"Dashboard Settings": ("chart_config",),
	"Dashboard Chart": ("filters_json", "dynamic_filters_json"),
	"Number Card": ("filters_json", "dynamic_filters_json"),
}


def execute() -> None:
	"""Can run again: what is plain stays as it is."""
	for doctype in own_doctypes.doctypes():
		meta = frappe.get_meta(doctype)
		if not (meta.issingle or meta.is_virtual):
			_make_plain(doctype, set(frappe.db.get_table_columns(doctype)))
	for doctype, fieldnames in _OF_THE_ENGINE.items():
		for fieldname in fieldnames:
			_mend(doctype, fieldname, without_tags)


def _make_plain(doctype: str, columns: set[str]) -> None:
	meta = frappe.get_meta(doctype)

	def plain(fieldname: str, text: str) -> str:
		return dict(plain_texts.changes(meta, {fieldname: text})).get(fieldname, text)

	for field in meta.fields:
		if field.fieldname in columns:
			_mend(doctype, field.fieldname, lambda text, name=field.fieldname: plain(name, text))


def _mend(doctype: str, fieldname: str, mended) -> None:
	table = frappe.qb.DocType(doctype)
	column = table[fieldname]
	suspect = column.like("%<%") | column.like("%&%") | column.like("%:%")
	for name, text in frappe.qb.from_(table).select(table.name, column).where(suspect).run():
		if isinstance(text, str) and (safe := mended(text)) != text:
			frappe.db.set_value(doctype, name, fieldname, safe, update_modified=False)
