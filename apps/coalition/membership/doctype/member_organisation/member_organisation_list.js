frappe.listview_settings["Member Organisation"] = {
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
};
