frappe.listview_settings["Member Organisation"] = {
	hide_name_column: true,
	get_indicator(doc) {
		const colours = { Active: "green", "Registered Only": "gray" };
		// texts: options of the DocType.
		return [__(doc.standing), colours[doc.standing], `standing,=,${doc.standing}`];
	},
};
