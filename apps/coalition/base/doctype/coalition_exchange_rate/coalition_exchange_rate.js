frappe.ui.form.on("Coalition Exchange Rate", {
	setup(frm) {
		// The engine's Currency list is closed to our roles; the server checks that a currency is one.
		["from_currency", "to_currency"].forEach((field) => {
			frm.set_query(field, () => ({
				query: "coalition.base.doctype.coalition_exchange_rate.coalition_exchange_rate.currencies",
			}));
			frm.set_df_property(field, "ignore_link_validation", 1);
			frm.set_df_property(field, "only_select", 1);
		});
		frm.set_query("supersedes", () => ({
			filters: {
				docstatus: 1,
				from_currency: frm.doc.from_currency,
				to_currency: frm.doc.to_currency,
				kind: frm.doc.kind,
			},
		}));
	},
});
