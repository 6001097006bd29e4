// On any record of which documents with a code can be issued: a button for each kind.
frappe.provide("coalition");

coalition.offer_documents = async function (frm) {
	if (frm.is_new()) return;
	const method = "coalition.base.doctype.verification_code.verification_code";
	const { message: kinds } = await frappe.call({
		method: `${method}.kinds_for`,
		type: "GET",
		args: { doctype: frm.doctype },
	});
	for (const kind of kinds || []) {
		// texts: kinds are marked by the modules that register them.
		frm.add_custom_button(__(kind), () => issue(kind), __("Issue"));
	}

	async function issue(kind) {
		const { message: name } = await frappe.call({
			method: `${method}.issue`,
			type: "POST",
			args: { kind, record: frm.doc.name },
			freeze: true,
		});
		frappe.set_route("Form", "Verification Code", name);
	}
};
