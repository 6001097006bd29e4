frappe.listview_settings["Membership Standing Change"] = {
	hide_name_column: true,
	add_fields: ["individual_member"],
	coalition_about: ["member_organisation", "individual_member"],
	get_indicator(doc) {
		const colours = {
			Draft: "gray",
			Submitted: "blue",
			Decision: "orange",
			Approved: "green",
			Declined: "red",
			Settled: "gray",
		};
		// texts: options of the DocType.
		return [__(doc.status), colours[doc.status], `status,=,${doc.status}`];
	},
};
