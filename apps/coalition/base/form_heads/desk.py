"""What a form of ours begins with: it comes with the record, so that no form asks for it apart."""

from copy import deepcopy

import frappe
from frappe.model.document import Document

from coalition.base.apps import plugins
from coalition.base.apps.desk_boot import require_desk_user
from coalition.base.form_heads import usual
from coalition.base.form_heads.contract import FormHead, as_shown
from coalition.base.overview import waiting
from coalition.base.records.document import CoalitionDocument

HOOK = "coalition_form_heads"
# Rows of a list that are drawn at once.
MOST = 2500


def add_to_form(doc: Document, _event: str | None = None) -> None:
	"""For `onload` of all records: ours get their head."""
	if isinstance(doc, CoalitionDocument) and (head := head_of(doc)):
		doc.set_onload("head", head)


def head_of(doc: CoalitionDocument) -> dict | None:
	"""What stands above the tabs, for the user of this session; None for a record that is not stored.

	{"title", "lines", "findings" (each as `contract.as_shown`), "waiting" (as `waiting.of_user_about`),
	"people" (pairs of a user that the record names and what it is called)}; of what the reader's levels hide
	it says nothing. Raises frappe.PermissionError.
	"""
	if doc.is_new() or doc.meta.issingle:
		return None
	doc.check_permission("read")
	shown = deepcopy(doc)
	shown.apply_fieldlevel_read_permissions()
	heads = plugins.answers_of(HOOK, FormHead, shown)
	lines = [line for each in heads for line in each.lines]
	return {
		"title": next((each.title for each in heads if each.title), "") or usual.title(shown),
		# What a module says its fields do not say again.
		"lines": as_shown(dict.fromkeys([*usual.about(shown), *lines, *usual.lines(shown)])),
		"findings": as_shown(line for each in heads for line in each.findings),
		"waiting": waiting.of_user_about(doc.doctype, doc.name),
		"people": sorted(usual.staff_in(shown).items()),
	}


@frappe.whitelist(methods=["POST"])
def names_of(records: list | str) -> list[list[str]]:
	"""What the lists of this user call records of any kind, for columns that name such.

	It is posted, though it changes nothing: addresses of staff are no part of an address, which logs keep.

	`records` are pairs of DocType and name; answers [DocType, name, name to show], the number itself where
	nothing else is called for, or may be seen.
	"""
	require_desk_user()
	asked: dict[str, list[str]] = {}
	for doctype, name in frappe.parse_json(records)[:MOST]:
		asked.setdefault(str(doctype), []).append(str(name))
	called = {doctype: usual.names_of(doctype, names) for doctype, names in asked.items()}
	return [
		[doctype, name, called[doctype].get(name) or name]
		for doctype, names in asked.items()
		for name in dict.fromkeys(names)
	]
