"""The owner's consents as they are stored: given and withdrawn, never rewritten."""

from collections.abc import Collection

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate, today
from pypika.terms import Case

from coalition.base.privacy.declared import Subject
from coalition.base.privacy.errors import ConsentStays, NeverPublic
from coalition.base.privacy.public_view import Consent, agreed_fields
from coalition.base.privacy.public_view import public_view as _public_view
from coalition.base.privacy.records import subject_of
from coalition.base.records.plain_rows import rows_of
from coalition.base.text.bidi import fill

SETTINGS = "Coalition Settings"
FIELD = "consents"
# Beside a field that lists are narrowed by, a record may hold whether its owner agrees to show it: a
# projection of the consents, by which lists find and count. What is shown of each is judged by the consents.
SHOWS = "shows_{0}"
# What stays as it was entered.
KEPT = ("information", "fieldname", "agreed_on", "channel", "entered_by")
# Policy of the coalition -> the setting that switches it on.
POLICIES = {
	"name": "members_may_show_name",
	"place": "members_may_show_place",
	"sector": "members_may_show_sector",
	"joining": "members_may_show_joining",
	"profile": "members_may_show_profile",
	"contact": "members_may_show_contact",
}


def public_view(doc: Document) -> dict[str, object]:
	"""Field -> value of what everybody may see of a record. The one way in which anything becomes public."""
	subject = subject_of(doc.doctype)
	values = {field.name: doc.get(field.name) for field in subject.may_be_public}
	consents = [_consent(row) for row in doc.get(FIELD)]
	return _public_view(subject, values, consents, policies(), bool(doc.get("is_protected")), getdate())


def public_views(doctype: str, names: list[str]) -> list[dict[str, object]]:
	"""What `public_view` answers of each of these records, in this order: two queries for all of them."""
	subject = subject_of(doctype)
	fields = ["name", "is_protected", *(field.name for field in subject.may_be_public)]
	# Whoever asks, the rule below decides what is shown.
	records = rows_of(doctype, fields, name=names)
	columns = ("parent", "fieldname", "agreed_on", "withdrawn_on")
	rows = rows_of("Field Consent", columns, parenttype=doctype, parent=names, withdrawn_on=None)
	consents: dict[str, list[Consent]] = {}
	for row in rows:
		consents.setdefault(row.parent, []).append(_consent(row))
	allowed, today_is = policies(), getdate()
	views = {
		each.name: _public_view(
			subject, each, consents.get(each.name, []), allowed, bool(each.is_protected), today_is
		)
		for each in records
	}
	return [views[name] for name in names if views.get(name)]


def project_all(doctype: str) -> None:
	"""Store in all records of a DocType what their owners agree to show. Run again it comes to the same."""
	table, consent = frappe.qb.DocType(doctype), frappe.qb.DocType("Field Consent")
	for field, shows in _projected(doctype).items():
		given = (consent.parenttype == doctype) & (consent.fieldname == field)
		given &= (consent.agreed_on <= getdate()) & consent.withdrawn_on.isnull()
		agreed = frappe.qb.from_(consent).select(consent.parent).where(given)
		now = Case().when(table.name.isin(agreed), 1).else_(0)
		frappe.qb.update(table).set(table[shows], now).run()


def _projected(doctype: str) -> dict[str, str]:
	"""Field -> where a record of this DocType holds whether it is shown."""
	meta, subject = frappe.get_meta(doctype), subject_of(doctype)
	names = {field.name: SHOWS.format(field.name) for field in subject.may_be_public}
	return {name: shows for name, shows in names.items() if meta.has_field(shows)}


def policies() -> set[str]:
	"""What this coalition lets its members show."""
	settings = frappe.get_cached_doc(SETTINGS)
	return {policy for policy, setting in POLICIES.items() if _is_set(settings, setting)}


def is_set(setting: str) -> bool:
	"""A switch of the settings; one that was never stored stands as it is shipped."""
	return _is_set(frappe.get_cached_doc(SETTINGS), setting)


def _is_set(settings: Document, setting: str) -> bool:
	stored = settings.get(setting)
	if stored is None:
		stored = settings.meta.get_field(setting).default
	return bool(int(stored or 0))


def give(doc: Document, field: str, channel: str = "Portal") -> None:
	"""Add the owner's consent to show a field; the caller saves. Raises NeverPublic."""
	doc.append(FIELD, {"information": _label(doc, field), "agreed_on": today(), "channel": channel})


def withdraw(doc: Document, field: str) -> None:
	"""Withdraw every consent to show a field; the caller saves."""
	for row in doc.get(FIELD):
		if row.fieldname == field and not row.withdrawn_on:
			row.withdrawn_on = today()


def withdraw_stored(doctype: str, name: str, fields: Collection[str]) -> None:
	"""Withdraw what is stored of a record's consents to show these fields, today."""
	row = frappe.qb.DocType("Field Consent")
	own = (row.parenttype == doctype) & (row.parent == name) & row.fieldname.isin(list(fields))
	# In SQL: a filter for what is not set becomes a comparison with "" in Frappe 16, and MariaDB refuses to
	# change rows by that where the column is a date.
	frappe.qb.update(row).set(row.withdrawn_on, today()).where(own & row.withdrawn_on.isnull()).run()
	ended = {shows: 0 for field, shows in _projected(doctype).items() if field in fields}
	if ended:
		frappe.db.set_value(doctype, name, ended, update_modified=False)


def fields_that_may_be_public(doc: Document) -> list[str]:
	"""What can be made public at all, in the order in which it is declared."""
	return [field.name for field in subject_of(doc.doctype).may_be_public]


def agreed_of(doc: Document) -> set[str]:
	"""The fields that the owner of a record agrees to show today."""
	return agreed_fields([_consent(row) for row in doc.get(FIELD)], getdate())


def choices(doc: Document) -> list[str]:
	"""The labels of what can be made public at all, for the desk."""
	return [doc.meta.get_label(field.name) for field in subject_of(doc.doctype).may_be_public]


def keep_consents(doc: Document) -> None:
	"""Check the consents of a record: new ones are whole, stored ones only ever withdrawn. For `validate`.

	Raises NeverPublic, ConsentStays.
	"""
	before = doc.get_doc_before_save()
	stored = {row.name: row for row in before.get(FIELD)} if before else {}
	_check_all_there(doc, set(stored))
	for row in doc.get(FIELD):
		if row.name in stored:
			_check_only_withdrawn(row, stored[row.name])
		else:
			_complete(doc, row)
		_check_days(row)
	agreed = agreed_of(doc)
	for field, shows in _projected(doc.doctype).items():
		doc.set(shows, int(field in agreed))


def _check_all_there(doc: Document, stored: set[str]) -> None:
	if stored - {row.name for row in doc.get(FIELD)}:
		frappe.throw(_("A consent is not deleted: fill in the day on which it was withdrawn."), ConsentStays)


def _check_only_withdrawn(row: Document, stored: Document) -> None:
	same = all(str(row.get(field) or "") == str(stored.get(field) or "") for field in KEPT)
	withdrawn = stored.withdrawn_on and getdate(stored.withdrawn_on)
	# The engine takes an empty date for today.
	if not same or (withdrawn and not (row.withdrawn_on and getdate(row.withdrawn_on) == withdrawn)):
		frappe.throw(_("A consent stays as it was given. Withdraw it and enter a new one."), ConsentStays)


def _complete(doc: Document, row: Document) -> None:
	subject = subject_of(doc.doctype)
	row.fieldname = _fieldname(doc, subject, row.information)
	row.entered_by = frappe.session.user


def _fieldname(doc: Document, subject: Subject, information: str) -> str:
	found = {doc.meta.get_label(field.name): field.name for field in subject.may_be_public}
	if information not in found:
		frappe.throw(fill(_("This is never made public: {0}."), information), NeverPublic)
	return found[information]


def _label(doc: Document, field: str) -> str:
	if field not in {each.name for each in subject_of(doc.doctype).may_be_public}:
		frappe.throw(fill(_("This is never made public: {0}."), field), NeverPublic)
	return doc.meta.get_label(field)


def _check_days(row: Document) -> None:
	agreed, withdrawn = getdate(row.agreed_on), getdate(row.withdrawn_on) if row.withdrawn_on else None
	if agreed > getdate() or (withdrawn and not agreed <= withdrawn <= getdate()):
		frappe.throw(
			_("A consent is given on a day until today, and withdrawn on that day or later, until today."),
			ConsentStays,
		)


def _consent(row: Document) -> Consent:
	withdrawn = getdate(row.withdrawn_on) if row.withdrawn_on else None
	return Consent(row.fieldname, getdate(row.agreed_on), withdrawn)
