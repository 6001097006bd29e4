frappe.query_reports["Not Reachable"] = {
	filters: [{ fieldname: "branch", label: __("Branch"), fieldtype: "Link", options: "Coalition Branch" }],
};
