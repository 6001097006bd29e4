"""What the head of any record of ours says by its fields: whose it is, how it came, what was decided."""

from collections.abc import Iterator

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.meta import Meta

from coalition.base.form_heads.contract import Line, Tone, Way
from coalition.base.overview.waiting import record_link
from coalition.base.records.decisions import OUTCOMES
from coalition.base.records.on_behalf import OnBehalf
from coalition.base.text.bidi import fill
from coalition.base.text.formatting import long_date

# Between what stands in one line.
APART = " · "


def lines(doc: Document) -> Iterator[Line]:
	"""How it came and what was decided: so far as the record has fields for it, and they say it."""
	if isinstance(doc, OnBehalf):
		yield how_it_came(doc)
	if doc.get("decided_by"):
		yield decided(doc)


def title(doc: Document) -> str:
	"""What a record is called by another's name; "" where it has a title or a number that can be said."""
	if doc.meta.title_field or doc.meta.autoname != "hash":
		return ""
	return next((way.text for line in about(doc) for way in line.ways), "")


def linked(doc: Document, fieldname: str) -> Line:
	"""The record that a field names, by its name, as a way to it; a line that says nothing without one."""
	field = doc.meta.get_field(fieldname)
	doctype, name = _doctype_of(doc, field), doc.get(fieldname)
	# texts: labels of DocTypes.
	label = _(field.label)
	if not doctype or not name:
		return Line(label)
	return Line(label, ways=(Way(name_of(doctype, name), record_link(doctype, name)),))


def name_of(doctype: str, name: str) -> str:
	"""What a list calls a record, so a pseudonym where it is protected; its number to who may not list it."""
	return names_of(doctype, [name]).get(name) or name


def names_of(doctype: str, names: list[str]) -> dict[str, str]:
	"""The same of several of a kind; those that may not be listed, or have no other name, are left out."""
	if not _has_names(doctype) or not frappe.has_permission(doctype, "read"):
		return {}
	field = frappe.get_meta(doctype).get_title_field()
	among = {"name": ("in", names)}
	rows = frappe.get_list(doctype, filters=among, fields=list({"name", field}), limit=0)
	return {row.name: row[field] for row in rows if row[field]}


def _has_names(doctype: str) -> bool:
	is_there = frappe.db.exists("DocType", doctype, cache=True)
	return doctype == "User" or bool(is_there and is_found_by_name(frappe.get_meta(doctype)))


def how_it_came(doc: OnBehalf) -> Line:
	"""The way on which it came, from whom, when, and who entered it."""
	# texts: options of DocTypes.
	way = _(doc.channel) if doc.get("channel") else ""
	said = (way, doc.get(doc.person_field), day(doc.get("given_on")))
	by = person(doc.get("entered_by"))
	# texts: labels of DocTypes.
	entered = f"{_('Entered by')}: {by}" if by else ""
	return Line(_("How It Came"), joined(*said) if way else "", note=entered)


def decided(doc: Document) -> Line:
	"""What came out, in which body, by which paper, when, and who entered it."""
	# texts: options of DocTypes.
	words = (_(doc.status), _(doc.get("decided_in") or ""), doc.get("decision_reference"))
	when = day(doc.get("decision_date") or doc.get("decided_on"))
	note = joined(person(doc.decided_by), doc.get("decision_reason"))
	return Line(_("Decision"), joined(*words, when), tone=_tone(doc.status), note=note)


def joined(*parts: str | None) -> str:
	"""What stands in one line, each part in its own direction; what says nothing is left out."""
	said = [part for part in parts if part]
	return fill(APART.join(f"{{{place}}}" for place in range(len(said))), *said)


def person(user: str | None) -> str:
	"""What a user is called; the system's own and whoever came by the portal have words of ours."""
	called = {"Administrator": _("Administrator"), "Guest": _("Guest")}
	return called.get(user) or frappe.utils.get_fullname(user) if user else ""


def staff_in(doc: Document) -> dict[str, str]:
	"""The users that a record names, with what they are called, for who may list them."""
	fields = doc.meta.get("fields", {"fieldtype": "Link", "options": "User", "hidden": 0})
	named = {doc.get(field.fieldname) for field in fields} - {None, ""}
	return (
		{
			**names_of("User", sorted(named)),
			**{user: person(user) for user in named & {"Administrator", "Guest"}},
		}
		if named
		else {}
	)


def day(value: object) -> str:
	return long_date(frappe.utils.getdate(value), frappe.local.lang) if value else ""


def _tone(status: str) -> Tone:
	return dict(zip(OUTCOMES, (Tone.GOOD, Tone.BAD), strict=True)).get(status, Tone.PLAIN)


def about(doc: Document) -> Iterator[Line]:
	"""The records that its list names: each as a way to it."""
	for field in doc.meta.get("fields", {"in_list_view": 1, "fieldtype": ("in", ("Link", "Dynamic Link"))}):
		if (doctype := _doctype_of(doc, field)) and is_found_by_name(frappe.get_meta(doctype)):
			yield linked(doc, field.fieldname)


def is_found_by_name(meta: Meta) -> bool:
	"""Whether a record of this kind is called by a name of its own rather than by its number."""
	return bool(meta.title_field and meta.show_title_field_in_link)


def _doctype_of(doc: Document, field) -> str:
	return field.options if field.fieldtype == "Link" else doc.get(field.options) or ""
