"""Renaming records: those of kinds that are renamed at all, by who may change this very one.

The engine asks whether somebody may write any record of the kind, takes from the client that the kind need
not be renamed at all, and repoints every link past the records that hold them: a mailed report would be
another one.
"""

import frappe
from frappe import _
from frappe.model import rename_doc as engine
from frappe.model.document import Document

from coalition.access.callers import acts_for_others
from coalition.access.errors import NotOpen
from coalition.base.guards.guarded import is_guarded, is_of_the_engine, require_signed_in

# What somebody is called is where their codes and links go; a tag hangs on records of all.
_NEVER = ("Tag", "User")


@frappe.whitelist(methods=["POST"])
def rename_doc(doctype: str, old: str, new: str, merge: object = False, **_more: object) -> str:
	"""Give a record another name; answers it. Of the engine's options those that pass rules by do nothing.

	Raises NotOpen, frappe.PermissionError, frappe.ValidationError.
	"""
	require_signed_in()
	return engine.rename_doc(doctype=doctype, old=old, new=new, merge=merge)


@frappe.whitelist(methods=["POST"])
def update_document_title(
	doctype: str,
	docname: str,
	title: str | None = None,
	name: str | None = None,
	merge: object = False,
	**more: object,
) -> str:
	"""The same from a form's title, or another title; at once, since a job would ask nobody."""
	require_signed_in()
	return engine.update_document_title(
		doctype=doctype,
		docname=docname,
		title=more.get("new_title") or title,
		name=more.get("new_name") or name,
		merge=merge,
	)


def refuse(doc: Document, _event: str | None = None, *names: object) -> None:
	"""For `before_rename` of all records, on whichever way; `names` are old, new and whether to merge.

	What other apps keep in kinds of their own is renamed as the engine does it. Raises NotOpen.
	"""
	if not _is_judged(doc.doctype):
		return
	doc.check_permission("write")
	if doc.doctype in _NEVER or not doc.meta.allow_rename:
		_refuse(_("Records of this kind keep their names."))
	_old, new, merge = names
	if frappe.utils.sbool(merge) and not _may_merge(doc, str(new)):
		_refuse(_("A System Manager merges records of this kind."))


def _is_judged(doctype: str) -> bool:
	if not acts_for_others():
		return False
	return is_guarded(doctype) or is_of_the_engine(doctype)


def _may_merge(doc: Document, into: str) -> bool:
	"""Of ours alone: links to the engine's records would be about others, and nobody would be asked."""
	may = doc.has_permission("delete") and frappe.has_permission(doc.doctype, "write", into)
	return is_guarded(doc.doctype) and may


def _refuse(words: str) -> None:
	frappe.throw(words, NotOpen)
