// How the delegate of a new member begins, as text to paste; the code is handed over apart from it.
["Member Organisation", "Individual Member"].forEach((doctype) => {
	frappe.ui.form.on(doctype, {
		refresh(frm) {
			if (frm.is_new() || !frm.perm[0]?.write || !frappe.model.can_read("Portal Account")) return;
			frm.add_custom_button(__("Copy the welcome"), async () => {
				const { message: text } = await frappe.call({
					method: "coalition.membership.review.desk.text_of_welcome",
					type: "GET",
					args: { doctype, member: frm.doc.name },
				});
				if (text) return frappe.utils.copy_to_clipboard(text);
				frappe.show_alert(__("There is no account yet: make one, then hand over a code."));
			});
		},
	});
});
