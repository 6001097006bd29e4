frappe.listview_settings["Proposed Change"] = {
	get_indicator(doc) {
		const colours = { Proposed: "orange", Accepted: "green", Declined: "red", "Taken Back": "gray" };
		return [__(doc.status), colours[doc.status], `status,=,${doc.status}`]; // texts: options of the DocType.
	},
};
