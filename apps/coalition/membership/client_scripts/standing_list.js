// How the lists of both kinds of members show a standing.
for (const doctype of ["Member Organisation", "Individual Member"]) {
	const list = (frappe.listview_settings[doctype] ??= {});
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
	list.hide_name_column = true;
	list.add_fields = ["standing"];
	list.get_indicator = ({ standing }) => [
		// texts: options of the DocType.
		__(standing),
		colours[standing],
		`standing,=,${standing}`,
	];
}
