frappe.ui.form.on("Outbox Entry", {
	refresh(frm) {
		frm.disable_save();
		if (frm.doc.status !== "Given Up") return;
		frm.set_intro(
			__(
				"This was tried for two days and given up. Mend what stands under «Problem», then let it be tried again; after a month it is deleted. What a mail says can be copied as text on the record that it is about."
			),
			"orange"
		);
		frm
			.add_custom_button(__("Try Again"), () =>
				frappe
					.xcall("coalition.base.outbox.desk.try_again", { entry: frm.docname })
					.then(() => frappe.set_route("List", "Outbox Entry"))
			)
			.addClass("btn-primary");
	},
});
