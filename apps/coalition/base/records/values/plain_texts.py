"""What is stored of our records is text, whichever way it is written: at the desk, by a form, past the form.

The engine cleans what it takes for markup as a form saves it, and leaves JSON, tags that are never closed,
e-mail fields, whatever is submitted at once, and what is stored by its fields alone.
"""

from collections.abc import Iterator, Mapping

from frappe.model.document import Document
from frappe.model.meta import Meta

from coalition.base.text.markup import address, names_no_attribute, plain

ADDRESSES = ("Attach", "Attach Image")
# Stored as they are: what nobody reads.
_OPAQUE = ("Password", "Signature", "Geolocation", "Table", "Table MultiSelect")


def keep(doc: Document) -> None:
	"""Make the texts of a record and its rows plain."""
	for row in (doc, *doc.get_all_children()):
		row.update(dict(changes(row.meta, row.__dict__)))


def of_values(meta: Meta, values: Mapping[str, object]) -> dict[str, object]:
	"""Values by the names of their fields, as they are stored."""
	return {**values, **dict(changes(meta, values))}


def changes(meta: Meta, values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
	"""The fields whose texts are another when plain, with that."""
	for name, value in values.items():
		if not isinstance(value, str) or not value or not (field := meta.get_field(name)):
			continue
		if field.fieldtype in _OPAQUE:
			continue
		if (safe := _safe(field.fieldtype, value)) != value:
			yield name, safe


def _safe(fieldtype: str, value: str) -> str:
	if fieldtype in ADDRESSES:
		return address(value)
	# Names and titles stand in one line.
	return names_no_attribute(plain(value)) if fieldtype == "Data" else plain(value)
