// A request is called by the record that it is about.
frappe.listview_settings["Personal Data Erasure"] = {
	add_fields: ["reference_doctype"],
	coalition_about: ["reference_name"],
};
