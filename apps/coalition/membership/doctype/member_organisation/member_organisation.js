frappe.ui.form.on("Member Organisation", {
	refresh(frm) {
		if (!frm.is_new()) coalition.offer_documents(frm);
	},
});
