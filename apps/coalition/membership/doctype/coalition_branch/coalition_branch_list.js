frappe.listview_settings["Coalition Branch"] = {
	hide_name_column: true,
};
