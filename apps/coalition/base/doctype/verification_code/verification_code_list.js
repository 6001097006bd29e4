frappe.listview_settings["Verification Code"] = {
	hide_name_column: true,
	add_fields: ["revoked_on", "valid_until", "reference_doctype"],
	// texts: kinds are marked by the modules that register them.
	formatters: { kind: (value) => __(value) },
	get_indicator(doc) {
		// As base/verification/state.py: a sign for the eye, no rule.
		if (doc.revoked_on) return [__("Revoked", null, "Document"), "red", "revoked_on,is,set"];
		const today = frappe.datetime.get_today();
		if (doc.valid_until && doc.valid_until < today) {
			return [__("Expired", null, "Document"), "orange", `valid_until,<,${today}`];
		}
		return [__("Valid", null, "Document"), "green", "revoked_on,is,not set"];
	},
};
