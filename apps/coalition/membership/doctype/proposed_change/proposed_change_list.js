frappe.listview_settings["Proposed Change"] = {
	hide_name_column: true,
	add_fields: ["individual_member"],
	coalition_about: ["member_organisation", "individual_member"],
	get_indicator(doc) {
		const colours = { Proposed: "orange", Accepted: "green", Declined: "red", "Taken Back": "gray" };
		return [__(doc.status), colours[doc.status], `status,=,${doc.status}`]; // texts: options of the DocType.
	},
};
