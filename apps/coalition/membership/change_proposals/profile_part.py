"""What a member or an applicant says of itself, on its page on a phone, section by section."""

from collections.abc import Iterator

from frappe import _
from frappe.model.document import Document

from coalition.membership.change_proposals import fields, records
from coalition.membership.kinds import KINDS
from coalition.membership.review.rights import APPLICATION
from coalition.portal.staff.contract import RecordPart

DOCTYPES = (*KINDS, APPLICATION)


def part_of(record: Document) -> list[RecordPart]:
	"""For the hook `coalition_staff_parts`; what is sealed or hidden from its reader is not there."""
	if record.doctype not in DOCTYPES:
		return []
	told = [(section, list(_rows(record, section))) for section in fields.sections_of(record.doctype)]
	# texts: marked where sections are declared.
	sections = [{"title": _(section.title), "rows": rows} for section, rows in told if rows]
	return [RecordPart("membership/profile_part.html", {"sections": sections})] if sections else []


def _rows(record: Document, section: fields.Section) -> Iterator[tuple[str, list[str]]]:
	"""Label and lines of each field that says something."""
	for name in section.fields:
		if record.get(name):
			value = records.value_of(record, name)
			yield fields.label(record.doctype, name), records.in_words(record.doctype, name, value)
