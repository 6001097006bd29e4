frappe.listview_settings["Program Key"] = {
	hide_name_column: true,
	add_fields: ["state", "works_until", "expires_on", "holder_type"],
	get_indicator(doc) {
		if (doc.state === "Revoked") return [__("Revoked", null, "Document"), "red", "state,=,Revoked"];
		const over =
			doc.expires_on < frappe.datetime.get_today() ||
			(doc.works_until && doc.works_until <= frappe.datetime.now_datetime());
		return over
			? [__("Expired", null, "Document"), "gray", "state,=,Active"]
			: [__("Valid", null, "Document"), "green", "state,=,Active"];
	},
};
