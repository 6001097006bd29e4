frappe.query_reports["Civil Work Map"] = {
	filters: [{ fieldname: "branch", label: __("Branch"), fieldtype: "Link", options: "Coalition Branch" }],
};
