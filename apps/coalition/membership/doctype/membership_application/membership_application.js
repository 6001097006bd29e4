frappe.ui.form.on("Membership Application", {
	setup(frm) {
		// The server fills in the clauses and keeps them; here they are only ticked.
		frm.set_df_property("declared_clauses", "cannot_add_rows", true);
		frm.set_df_property("declared_clauses", "cannot_delete_rows", true);
		const { grid } = frm.fields_dict.declared_clauses;
		["clause", "is_mandatory"].forEach((field) => grid.update_docfield_property(field, "read_only", 1));
	},

	async onload(frm) {
		if (!frm.is_new() || frm.doc.declared_clauses?.length) return;
		const { message: clauses } = await frappe.call({
			method: "coalition.membership.doctype.membership_application.membership_application.clauses_to_declare",
			type: "GET",
		});
		(clauses || []).forEach((clause) => frm.add_child("declared_clauses", clause));
		frm.refresh_field("declared_clauses");
	},

	refresh(frm) {
		// The link is the applicant's own: the secretariat hands it on, and nobody else is given it.
		if (frm.is_new() || !frm.has_perm("write") || !frappe.model.can_create("Membership Application")) return;
		frm.add_custom_button(__("Copy text and link"), async () => {
			const { message: text } = await frappe.call({
				method: "coalition.membership.review.messages.text_to_paste",
				args: { application: frm.doc.name },
			});
			if (text) frappe.utils.copy_to_clipboard(text);
			// The timeline tells who took it.
			await frm.reload_doc();
		});
	},
});
