"""Text fields of membership that belong to no member and no person: DocType -> field -> why."""

_DECISION = "where a decision of a body is written: a number of its minutes"
# No branch is protected or erased: a name is taken out of its form by hand, and out of versions by nobody.
_POST = "who holds a post in a branch, known as such"
_STAFF = "an account of staff"
NOT_PRIVATE = {
	"Admission Appeal": {"decision_reference": _DECISION, "handled_by": _STAFF},
	"Admission Check": {
		"check_title": "what a check is called",
		"reason": "what a check found; searched for the name",
	},
	"Applicant Message": {"form_key": "which showing of a form it came by, of no use elsewhere"},
	"Application Step": {"status": "a state"},
	"Application Draft": {"answers": "sealed by a key that its applicant alone has"},
	"Coalition Branch": dict.fromkeys(
		("branch_name", "name_latin"), "a part of the coalition, which names itself"
	),
	"Branch Board Seat": dict.fromkeys(("person_name", "post"), _POST),
	"Branch Representative": dict.fromkeys(("person_name", "reference"), _POST),
	"Charter Clause": {"clause": "what is published"},
	"Declared Clause": {"clause": "what is published"},
	"Membership Application": {
		"decision_reference": _DECISION,
		"handled_by": _STAFF,
		"language": "ar or en",
		"submission_key": "the secret of its link; emptied with the rest (private_records.py)",
	},
	"Membership Charter": {"title": "what is published"},
	"Membership Standing Change": {"decision_reference": _DECISION, "handled_by": _STAFF},
	"Organisation Registration": {"area": "an authority's area, as a list"},
	"Proposed Change": {"named_fields": "names of fields"},
	"Register Heading": dict.fromkeys(("place", "heading", "example"), "a row of a Register Import"),
	"Register Spelling": {"written": "a row of a Register Import: a place or a sector"},
	"Register Wording": dict.fromkeys(("wording", "means"), "how files write headings, places and sectors"),
	"Register Import": dict.fromkeys(
		(
			"file",
			"title",
			"failure",
			"unknown_headings",
			"problems",
			"problems_file",
			"reading",
			"basis",
			"entered_rows",
		),
		"a copy of what it enters: its file and its words go with a protection (`copied_in`)",
	),
}
