frappe.listview_settings["Charter Declaration"] = {
	hide_name_column: true,
	add_fields: ["valid_until", "docstatus", "individual_member"],
	coalition_about: ["member_organisation", "individual_member"],
	get_indicator(doc) {
		if (doc.docstatus !== 1) return;
		const today = frappe.datetime.get_today();
		if (doc.valid_until && doc.valid_until < today) {
			return [__("Has Ended"), "gray", `valid_until,<,${today}`];
		}
		const soon = frappe.datetime.add_days(today, 30);
		if (doc.valid_until && doc.valid_until <= soon) {
			return [__("Ends Soon"), "orange", `valid_until,<=,${soon}|valid_until,>=,${today}`];
		}
		return [__("Holds"), "green", `valid_until,>,${soon}`];
	},
};
