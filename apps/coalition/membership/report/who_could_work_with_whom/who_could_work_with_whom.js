frappe.query_reports["Who Could Work with Whom"] = {
	filters: [
		{ fieldname: "sector", label: __("On What"), fieldtype: "Link", options: "Coalition Sector" },
		{ fieldname: "place", label: __("Where"), fieldtype: "Link", options: "Coalition Place" },
	],
};
