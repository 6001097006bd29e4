"""What is written into a profile is read as forms, registers and programs read it, whichever way it comes."""

from collections.abc import Iterable

import frappe
from frappe import _
from frappe.model.base_document import BaseDocument
from frappe.model.document import Document
from frappe.utils import escape_html

from coalition.base.records.values.contact import here
from coalition.base.records.values.words import words_of_answers
from coalition.base.text.answers import Asked, Here, read_answer
from coalition.base.text.bidi import fill
from coalition.membership.errors import NotReadable
from coalition.membership.profile.fields import FIELDS, ProfileField
from coalition.membership.profile.identity import AGREED, CONTACT
from coalition.membership.profile.tables import TABLES

# All else is text as it is typed, or was read before the engine cast it.
_READ = (Asked.PHONE, Asked.EMAIL, Asked.YEAR, Asked.LINK, Asked.NUMBER)


def read_profile(doc: Document) -> None:
	"""Read numbers, addresses, years and links in place. Call it in `validate`.

	What is stored already stays as it is, also where it could not be read today. Raises NotReadable, which
	says where it stands and what to do.
	"""
	before, now = doc.get_doc_before_save(), here()
	_read(doc, before, (*CONTACT, AGREED, *FIELDS), now)
	for table in TABLES:
		stored = {row.name: row for row in (before.get(table.name) or [])} if before else {}
		for row in doc.get(table.name) or []:
			_read(row, stored.get(row.name), table.columns, now)


def _read(doc: BaseDocument, before: BaseDocument | None, fields: Iterable[ProfileField], now: Here) -> None:
	for field in fields:
		typed = doc.get(field.name)
		if not typed or field.asked not in _READ or (before and before.get(field.name) == typed):
			continue
		value, problem = read_answer(field.asked, str(typed), now)
		if problem:
			_refuse(doc, field.name, str(typed), problem)
		doc.set(field.name, int(value) if field.asked is Asked.YEAR else value)


def _refuse(doc: BaseDocument, name: str, typed: str, problem: str) -> None:
	# texts: labels of DocTypes.
	label = _(doc.meta.get_label(name))
	place = fill(_("Row {0}, {1}"), doc.idx, label) if doc.get("parentfield") else label
	shown = f"{place}: «{escape_html(typed[:40])}»"
	frappe.throw(fill(_("{0}. {1}"), shown, words_of_answers()[problem]), NotReadable)
