"""What hangs on guarded records: files, shares, and the timeline (hook `doc_events`)."""

import json
from urllib.parse import unquote

import frappe
from frappe import _
from frappe.model.db_query import DatabaseQuery
from frappe.model.document import Document

from coalition.base.errors import FileEmpty, FileOfAnother, FilesArePrivate, NotShared
from coalition.base.guards.guarded import is_guarded, is_of_the_engine
from coalition.base.guards.naming import texts_in

TAKEN_OUT = "•••"


def keep_files_private(file: Document, method: str | None = None) -> None:
	"""A file of a guarded record is private, and nobody claims a file that they may not read.

	The engine lets in a File row with another's `file_url`, whose content its owner then reads.
	Raises FilesArePrivate, FileOfAnother, FileEmpty.
	"""
	if is_guarded(file.attached_to_doctype) and not file.is_private:
		frappe.throw(
			_("Files of the coalition's records are private: attach it as a private file."), FilesArePrivate
		)
	_keep_to_folders(file)
	if file.file_url:
		_leave_another_ones(file)
	elif frappe.request and not (file.is_folder or file.get("content")):
		# The engine would look for one of that name, whoever owns it.
		frappe.throw(_("This file is empty: nothing of it arrived."), FileEmpty)


def _leave_another_ones(file: Document) -> None:
	"""Who uploads the same bytes as somebody else gets a file of their own; an address alone is refused."""
	# All of them: who may read them is asked next.
	same = frappe.get_all("File", {"file_url": file.file_url, "name": ("!=", file.name or "")}, pluck="name")
	if all(frappe.get_doc("File", name).has_permission("read") for name in same):
		return
	if not file.flags.new_file or not _brings_content(file) or _is_named_by_request(file.file_url):
		frappe.throw(_("This file belongs to a record that is not open to you."), FileOfAnother)
	# The engine would look for the same bytes once more.
	file.flags.ignore_duplicate_entry_error = True
	file.file_url = None
	file.save_file(content=file.get_content(), ignore_existing_file_check=True)


def _keep_to_folders(file: Document) -> None:
	"""Lists tell of the folder that a file names: it is one, and no file of somebody's."""
	if file.folder and not frappe.db.get_value("File", file.folder, "is_folder"):
		frappe.throw(_("This is no folder: choose another one."), FileOfAnother)


def _brings_content(file: Document) -> bool:
	"""Whether this very file came with bytes; our own code, outside of a request, always has them."""
	return not frappe.request or bool(file.get("content"))


def _is_named_by_request(address: str) -> bool:
	"""Whether the address came with the request; otherwise the engine found that the same bytes lie there."""
	sent = texts_in(frappe.form_dict) if frappe.request else ()
	return any(address in unquote(text) for text in sent)


def files_in_lists(user: str | None = None) -> str:
	"""The condition that keeps files of guarded records out of lists of those who may not read the record.

	Hook `permission_query_conditions`; the engine joins it with its own, which looks at the DocType alone.
	"""
	return _in_lists("File", "attached_to", user)


def tags_in_lists(user: str | None = None) -> str:
	"""The same of tags, which everybody lists, with the titles of the records that have them."""
	return _in_lists("Tag Link", "document", user)


def _in_lists(what: str, holder: str, user: str | None) -> str:
	"""`holder` begins the two fields that name what a file or a tag hangs on."""
	user = user or frappe.session.user
	if user == "Administrator":
		return ""
	kind = "attached_to_doctype" if what == "File" else "document_type"
	columns = f"`tab{what}`.`{kind}`", f"`tab{what}`.`{holder}_name`"
	# The names of the DocTypes that have some: none of their records is read. Those of the engine hold our
	# data as well: tasks, versions, files, people.
	holders = frappe.get_all(what, distinct=True, pluck=kind)
	asked = [one for one in holders if _is_there(one) and (is_guarded(one) or is_of_the_engine(one))]
	return " and ".join(filter(None, (_of_holder(one, columns, user) for one in asked)))


def _is_there(doctype: str | None) -> bool:
	return bool(doctype and frappe.db.exists("DocType", doctype, cache=True))


def _of_holder(doctype: str, columns: tuple[str, str], user: str) -> str:
	kind, name = columns
	others = f"ifnull({kind}, '') != {frappe.db.escape(doctype)}"
	if not frappe.has_permission(doctype, "read", user=user):
		return f"({others})"
	rows = DatabaseQuery(doctype, user=user).build_match_conditions()
	return f"({others} or {name} in (select name from `tab{doctype}` where {rows}))" if rows else ""


def refuse_share(share: Document, method: str | None = None) -> None:
	"""Guarded records are not shared: a share would grant what a role was denied. Raises NotShared."""
	if is_guarded(share.share_doctype):
		frappe.throw(
			_("The coalition's records are not shared: give the person a role that may read them."), NotShared
		)


def keep_hidden_values_out(version: Document, method: str | None = None) -> None:
	"""The timeline tells that a hidden field changed, not from what to what: its readers see all of it."""
	if not is_guarded(version.ref_doctype):
		return
	hidden = _fields_above_the_first_level(version.ref_doctype)
	data = json.loads(version.data or "{}")
	for change in data.get("changed") or []:
		_take_out(change, hidden)
	for row in data.get("row_changed") or []:
		for change in row[3]:
			_take_out(change, hidden)
	for _table, row in [*(data.get("added") or []), *(data.get("removed") or [])]:
		row.update({field: TAKEN_OUT for field in hidden & set(row)})
	version.data = frappe.as_json(data, indent=None)


def _take_out(change: list, hidden: set[str]) -> None:
	if change[0] in hidden:
		change[1:] = [TAKEN_OUT, TAKEN_OUT]


def _fields_above_the_first_level(doctype: str) -> set[str]:
	meta = frappe.get_meta(doctype)
	metas = [meta, *(frappe.get_meta(field.options) for field in meta.get_table_fields())]
	return {field.fieldname for one in metas for field in one.fields if field.permlevel}
