frappe.listview_settings["Membership Application"] = {
	hide_name_column: true,
};
