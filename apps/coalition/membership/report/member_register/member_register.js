frappe.query_reports["Member Register"] = {
	filters: [
		{ fieldname: "place", label: __("Place"), fieldtype: "Link", options: "Coalition Place" },
		{ fieldname: "sector", label: __("Sector"), fieldtype: "Link", options: "Coalition Sector" },
		{ fieldname: "branch", label: __("Branch"), fieldtype: "Link", options: "Coalition Branch" },
		{ fieldname: "size_class", label: __("Size"), fieldtype: "Select", options: choices("size_class") },
		{ fieldname: "standing", label: __("Standing"), fieldtype: "Select", options: choices("standing") },
	],
};

function choices(field) {
	const values = (frappe.meta.get_docfield("Member Organisation", field)?.options || "").split("\n");
	// texts: options of the DocType.
	return ["", ...values.filter(Boolean).map((value) => ({ value, label: __(value) }))];
}
