"""What an applicant tells of itself beyond its identity, and a member keeps."""

from frappe.model.document import Document

# Of the same names on Membership Application and Member Organisation.
PROFILE_FIELDS = (
	*("founded_in", "website", "about", "branch", "people_band", "budget_band"),
	*("hopes", "brings", "limits_in_deciding", "decides_inside", "no_concessions"),
)
PROFILE_TABLES = ("work_sectors", "work_places", "registrations", "people", "past_work", "cooperation")


def copy_profile(source: Document, target: Document) -> None:
	"""Take the profile of one record over into another that is about to be stored; its rows are made anew."""
	target.update({field: source.get(field) for field in PROFILE_FIELDS})
	for table in PROFILE_TABLES:
		target.set(table, [_values(row) for row in source.get(table)])


def _values(row: Document) -> dict:
	return {field.fieldname: row.get(field.fieldname) for field in row.meta.fields}
