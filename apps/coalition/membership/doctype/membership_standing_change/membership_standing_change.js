frappe.ui.form.on("Membership Standing Change", {
	refresh(frm) {
		if (frm.doc.status !== "Approved") return;
		frm.add_custom_button(__("Copy text and link"), async () => {
			const { message: text } = await frappe.call({
				method: "coalition.membership.standing.standing_messages.text_to_paste",
				args: { change: frm.doc.name },
				type: "GET",
			});
			if (text) frappe.utils.copy_to_clipboard(text);
		});
	},
});
