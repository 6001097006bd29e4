frappe.listview_settings["Individual Member"] = {
	hide_name_column: true,
	get_indicator(doc) {
		const colours = {
			Active: "green",
			"Registered Only": "gray",
			"In Grace": "yellow",
			"Matter Open": "orange",
			"Vote Resting": "orange",
			Suspended: "purple",
			Withdrawn: "gray",
			Expelled: "red",
			"Not Yet a Member": "blue",
		};
		// texts: options of the DocType.
		return [__(doc.standing), colours[doc.standing], `standing,=,${doc.standing}`];
	},
};
