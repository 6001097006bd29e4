frappe.listview_settings["Coalition Exchange Rate"] = {
	hide_name_column: true,
};
