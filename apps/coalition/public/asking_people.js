// Text and link for those whom a record asks for something, to paste where they are. The server says what it asks.
$(document).on("form-refresh", (_event, frm) => {
	const asked = !frm.is_new() && frm.doc.__onload?.asks_people;
	if (!asked) return;
	const label = asked === "colleagues" ? __("Copy text for colleagues") : __("Copy text and link");
	frm.add_custom_button(label, async () => {
		const { message: text } = await frappe.call({
			method: "coalition.base.mail.asking_people.text_to_paste",
			type: "GET",
			args: { doctype: frm.doctype, name: frm.doc.name },
		});
		// It may have been given meanwhile.
		if (text) frappe.utils.copy_to_clipboard(text);
		else frappe.show_alert(__("This asks nothing of anybody any more."));
	});
});
