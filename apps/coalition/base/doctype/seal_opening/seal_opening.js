frappe.ui.form.on("Seal Opening", {
	refresh(frm) {
		if (frm.is_new()) return;
		// A request stays as it was written.
		frm.disable_save();
		const is_mine = frm.doc.asked_by === frappe.session.user;
		if (frm.doc.status === "Asked" && !is_mine && frm.perm[0]?.write) {
			frm.add_custom_button(__("Agree"), () => coalition.ask_before(frm, "Agree")).addClass("btn-primary");
			frm.add_custom_button(__("Refuse"), () => coalition.ask_before(frm, "Refuse"));
		}
		if (frm.doc.status === "Approved" && frm.doc.open_until && is_mine) {
			frm.add_custom_button(__("See the name"), () => look(frm)).addClass("btn-primary");
		}
	},
});

async function look(frm) {
	const rows = await frappe.xcall("coalition.base.privacy.desk.look", { name: frm.docname });
	const escape = frappe.utils.escape_html;
	const shown = rows.map(([label, value]) => `<dt>${escape(label)}</dt><dd dir="auto">${escape(value)}</dd>`);
	const dialog = new frappe.ui.Dialog({
		title: __("For your eyes alone"),
		fields: [{ fieldtype: "HTML", fieldname: "names" }],
		primary_action_label: __("I have read it"),
		primary_action: () => dialog.hide(),
	});
	dialog.fields_dict.names.$wrapper.html(`<dl>${shown.join("")}</dl>`);
	// Nothing of it stays in the page.
	dialog.onhide = () => dialog.$wrapper.remove();
	dialog.show();
	setTimeout(() => dialog.hide(), 120000);
	frm.reload_doc();
}
