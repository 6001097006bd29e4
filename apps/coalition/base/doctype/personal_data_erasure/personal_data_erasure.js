frappe.ui.form.on("Personal Data Erasure", {
	refresh(frm) {
		if (frm.is_new()) return;
		// A request stays as it was written.
		frm.disable_save();
		const is_mine = frm.doc.asked_by === frappe.session.user;
		if (frm.doc.status !== "Asked" || is_mine || !frm.perm[0]?.write) return;
		frm.add_custom_button(__("Erase for good"), () => confirm(frm)).addClass("btn-danger");
		frm.add_custom_button(__("Refuse"), () => answer(frm, "refuse_erasure"));
	},
});

function confirm(frm) {
	const text = __("The personal data of this record is erased now, and nothing brings it back. The figures stay.");
	frappe.warn(__("Erase for good?"), text, () => answer(frm, "confirm_erasure"), __("Erase"));
}

function answer(frm, method) {
	return frappe
		.xcall(`coalition.base.privacy.desk.${method}`, { name: frm.docname })
		.then(() => frm.reload_doc());
}
