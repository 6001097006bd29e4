// Text and link for those whom a record asks for something, to paste where they are. The server says what it asks.
(() => {
	// What the record asks for, and of whom; the server answers nothing where it has been given meanwhile.
	const ASKS = {
		"Seal Opening": (doc) => doc.status === "Asked",
		"Personal Data Erasure": (doc) => doc.status === "Asked",
		"Admission Appeal": (doc) => doc.status === "Submitted",
		"Membership Application": (doc) => doc.status === "Council Decision",
		"Membership Standing Change": (doc) => doc.status === "Decision",
		"Proposed Change": (doc) => doc.status === "Proposed",
	};
	const ASKS_MEMBERS = { "Membership Charter": (doc) => doc.docstatus === 1 };

	const offer = (asks, label) =>
		Object.entries(asks).forEach(([doctype, is_asking]) => {
			frappe.ui.form.on(doctype, {
				refresh(frm) {
					if (!frm.is_new() && is_asking(frm.doc)) frm.add_custom_button(label(), () => copy(frm));
				},
			});
		});

	async function copy(frm) {
		const { message: text } = await frappe.call({
			method: "coalition.base.mail.asking_people.text_to_paste",
			type: "GET",
			args: { doctype: frm.doctype, name: frm.doc.name },
		});
		if (text) frappe.utils.copy_to_clipboard(text);
		else frappe.show_alert(__("This asks nothing of anybody any more."));
	}

	offer(ASKS, () => __("Copy text for colleagues"));
	offer(ASKS_MEMBERS, () => __("Copy text and link"));
})();
