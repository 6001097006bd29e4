// The reminder to paste where people are, for who has no e-mail.
frappe.ui.form.on("Charter Declaration", {
	refresh(frm) {
		if (frm.doc.docstatus !== 1) return;
		frm.add_custom_button(__("Copy text and link"), async () => {
			const { message: text } = await frappe.call({
				method: "coalition.membership.charters.reminders.text_to_paste",
				args: { declaration: frm.doc.name },
				type: "GET",
			});
			if (text) frappe.utils.copy_to_clipboard(text);
		});
	},
});
