frappe.query_reports["Ending Declarations"] = {
	filters: [
		{ fieldname: "days", label: __("Ends within Days"), fieldtype: "Int", default: 30, reqd: 1 },
	],
};
