"""What the dashboard of a member's form counts besides the links of its DocType."""

from frappe import _


def of_member(doctype: str) -> dict:
	"""Accounts and letters: they name whom they are for in two fields, and a link knows one."""
	return {
		"non_standard_fieldnames": {"Portal Account": "holder", "Verification Code": "reference_name"},
		"dynamic_links": {
			"holder": [doctype, "holder_type"],
			"reference_name": [doctype, "reference_doctype"],
		},
		"transactions": [
			{"label": _("Accounts"), "items": ["Portal Account"]},
			{"label": _("Letters"), "items": ["Verification Code"]},
		],
	}
