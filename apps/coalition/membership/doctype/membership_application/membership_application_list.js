frappe.listview_settings["Membership Application"] = {
	hide_name_column: true,
	get_indicator(doc) {
		const colours = {
			Draft: "gray",
			Submitted: "blue",
			"Under Review": "yellow",
			"Information Asked": "orange",
			"Members Consulted": "purple",
			"Council Decision": "orange",
			Approved: "green",
			Declined: "red",
			Withdrawn: "gray",
		};
		// texts: options of the DocType.
		return [__(doc.status), colours[doc.status], `status,=,${doc.status}`];
	},
};
