frappe.listview_settings["Portal Account"] = {
	hide_name_column: true,
	add_fields: ["state", "holder_type"],
	get_indicator(doc) {
		const colours = { Active: "green", Frozen: "red" };
		// texts: options of the DocType.
		return [__(doc.state), colours[doc.state], `state,=,${doc.state}`];
	},
};
