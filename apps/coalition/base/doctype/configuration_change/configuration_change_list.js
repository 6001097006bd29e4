frappe.listview_settings["Configuration Change"] = {
	hide_name_column: true,
	add_fields: ["action"],

	get_indicator(doc) {
		const colours = { Made: "green", Changed: "blue", Removed: "red" };
		// texts: options of the DocType.
		return [__(doc.action), colours[doc.action], `action,=,${doc.action}`];
	},
};
