frappe.ui.form.on("Personal Data Erasure", {
	refresh(frm) {
		if (frm.is_new()) return;
		// A request stays as it was written.
		frm.disable_save();
		const is_mine = frm.doc.asked_by === frappe.session.user;
		if (frm.doc.status !== "Asked" || is_mine || !frm.perm[0]?.write) return;
		frm.add_custom_button(__("Erase for good"), () => coalition.ask_before(frm, "Erase for good")).addClass(
			"btn-danger",
		);
		frm.add_custom_button(__("Refuse"), () => coalition.ask_before(frm, "Refuse"));
	},
});
