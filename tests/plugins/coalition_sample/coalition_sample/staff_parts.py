"""What the sample app adds to the page of its record that the staff open on a phone."""

from frappe import _
from frappe.model.document import Document

from coalition.portal.staff.contract import Act, RecordPart


def part_of(record: Document) -> list[RecordPart]:
	if record.doctype != "Sample Record":
		return []
	values = {"rows": [row.item for row in record.get("sample_rows") or ()]}
	return [RecordPart("coalition_sample/sample_part.html", values, (Act(_("Notices"), "/notices"),))]
