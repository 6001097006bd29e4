frappe.listview_settings["Member Organisation"] = {
	hide_name_column: true,
	onload(list) {
		if (!frappe.model.can_export(list.doctype)) return;
		const method = "/api/method/coalition.membership.doctype.register_import.register_import.export";
		for (const file_type of ["XLSX", "CSV"]) {
			const label = __("Export the register as {0}", [file_type]);
			list.page.add_menu_item(label, () => open_url_post(method, { file_type }));
		}
		if (!frappe.model.can_create("Register Import")) return;
		list.page.add_menu_item(__("Import a register"), () => frappe.new_doc("Register Import"));
	},
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
