"""What the engine and others store about a record of ours, and removing it.

Which fields can name a DocType or a role is asked of the engine, so that its own, other apps' and an
administrator's fields are all found, whatever the version.
"""

import frappe
from frappe.model.rename_doc import get_link_fields

# Fields that name a DocType without being a Link to DocType.
MORE_FIELDS = (
	("Custom DocPerm", "parent"),
	("Custom Field", "options"),
	("Custom Role", "ref_doctype"),
	("Deleted Document", "deleted_doctype"),
	("List View Settings", "name"),
	("Workspace Link", "link_to"),
	("Workspace Shortcut", "link_to"),
)
# What the engine keeps beside any record: the fields with its DocType and name.
HANGING = {
	"Comment": ("reference_doctype", "reference_name"),
	"File": ("attached_to_doctype", "attached_to_name"),
	"Version": ("ref_doctype", "docname"),
}
# Records that go on without us: there the field is emptied.
ONLY_MENTION = ("Email Account", "IMAP Folder", "User Type")


def forget_doctypes(doctypes: list[str]) -> None:
	"""Remove what names these DocTypes, while they are still known to the engine."""
	# First the files: deleting one writes a comment on the record that had it.
	delete_rows("File", {"attached_to_doctype": ("in", doctypes)})
	for link in get_link_fields("DocType"):
		_forget(link, doctypes, may_delete=link.parent not in ONLY_MENTION)
	for table, field in MORE_FIELDS:
		delete_rows(table, {field: ("in", doctypes)})
	delete_rows("Property Setter", {"property": "options", "value": ("in", doctypes)})


def forget_role(role: str) -> None:
	"""Take a role from everybody and everything that has it."""
	for link in get_link_fields("Role"):
		is_given = frappe.get_meta(link.parent).istable or link.parent == "Custom DocPerm"
		_forget(link, [role], may_delete=is_given)


def _forget(link: dict, names: list[str], may_delete: bool) -> None:
	"""Remove these names from one Link field, with the rows that have them where that may be."""
	among = ("in", names)
	if link.issingle:
		frappe.db.delete("Singles", {"doctype": link.parent, "field": link.fieldname, "value": among})
	elif may_delete:
		delete_rows(link.parent, {link.fieldname: among})
	else:
		table = frappe.qb.DocType(link.parent)
		field = table[link.fieldname]
		frappe.qb.update(table).set(field, None).where(field.isin(names)).run()


def delete_rows(doctype: str, filters: dict) -> None:
	"""Delete records by the thousand, with what hangs on them."""
	if not frappe.db.table_exists(doctype):
		return
	# Uninstalling is the administrator's own act at the console: no permission is asked for.
	names = frappe.get_all(doctype, filters=filters, pluck="name")
	if doctype == "File":
		_delete_files(names)
	elif names:
		_delete_what_hangs_on(doctype, names)
		frappe.db.delete(doctype, {"name": ("in", names)})


def _delete_what_hangs_on(doctype: str, names: list) -> None:
	for table in frappe.get_meta(doctype).get_table_fields():
		frappe.db.delete(table.options, {"parenttype": doctype, "parent": ("in", names)})
	if doctype not in HANGING:
		# The names of some are numbers.
		among = ("in", [str(name) for name in names])
		for table, (kind, name) in HANGING.items():
			delete_rows(table, {kind: doctype, name: among})


def _delete_files(names: list[str]) -> None:
	for name in names:
		# The engine knows whether another record shares what lies on the disk.
		frappe.delete_doc("File", name, force=True, ignore_permissions=True, delete_permanently=True)
