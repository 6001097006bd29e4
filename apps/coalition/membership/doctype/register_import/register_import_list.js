frappe.listview_settings["Register Import"] = {
	hide_name_column: true,
	add_fields: ["state"],
	get_indicator(doc) {
		const colours = { Draft: "gray", Checking: "yellow", Checked: "blue", Running: "yellow", Done: "green", Stopped: "red" };
		// texts: options of the DocType.
		return [__(doc.state), colours[doc.state], `state,=,${doc.state}`];
	},
};
