frappe.listview_settings["Due Message"] = {
	hide_name_column: true,
	// Whom it is for, and where that is a group, what it is about.
	add_fields: ["recipient_doctype", "reference_doctype", "reference_name"],
	coalition_about: ["recipient_name", "reference_name"],
};
