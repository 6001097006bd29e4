// What the desk offers for a member's privacy. The rules are the server's: base/privacy.
const of_a_member = {
	refresh(frm) {
		offer_consents(frm);
		if (frm.is_new()) return;
		if (frm.doc.is_protected) {
			show_protected(frm);
		} else if (frm.perm[0]?.write) {
			frm.add_custom_button(__("Protect…"), () => ask_to_protect(frm), __("Privacy"));
		}
		if (may_ask(frm, "Personal Data Erasure")) {
			frm.add_custom_button(__("Erase personal data…"), () => ask_to_erase(frm), __("Privacy"));
		}
	},
};
frappe.ui.form.on("Member Organisation", of_a_member);
frappe.ui.form.on("Individual Member", of_a_member);

frappe.ui.form.on("Membership Application", {
	refresh(frm) {
		// Who became a member leaves by the member's own record.
		if (frm.doc.docstatus === 0 || frm.doc.member_organisation || frm.doc.individual_member) return;
		if (may_ask(frm, "Personal Data Erasure")) {
			frm.add_custom_button(__("Erase personal data…"), () => ask_to_erase(frm), __("Privacy"));
		}
	},
});

function offer_consents(frm) {
	const labels = frm.doc.__onload?.may_be_public || [];
	const options = labels.map((label) => ({ value: label, label: __(label) })); // texts: labels of the DocType.
	frm.fields_dict.consents.grid.update_docfield_property("information", "options", options);
}

function show_protected(frm) {
	frm.set_intro(
		__("This member is protected: what you read is a pseudonym. Its name and contact are sealed."),
		"orange"
	);
	if (!may_ask(frm, "Seal Opening")) return;
	frm.add_custom_button(__("Ask to see the name…"), () => ask_to_see(frm), __("Privacy"));
	frm.add_custom_button(__("Ask to lift the protection…"), () => ask_to_lift(frm), __("Privacy"));
}

function may_ask(frm, doctype) {
	return (frm.doc.__onload?.may_ask || []).includes(doctype);
}

// Asks for the reason and makes the request, which somebody else answers.
function new_request(frm, title, lines, record) {
	const dialog = new frappe.ui.Dialog({
		title,
		fields: [
			{ fieldtype: "HTML", fieldname: "meaning", options: as_list(lines) },
			{
				fieldtype: "Small Text",
				fieldname: "reason",
				label: __("Reason"),
				reqd: 1,
				description: __(
					"What it is needed for, in a sentence that others will read. Do not write the name here."
				),
			},
		],
		primary_action_label: __("Ask"),
		async primary_action({ reason }) {
			const about = { reference_doctype: frm.doctype, reference_name: frm.docname };
			const doc = await frappe.xcall("frappe.client.insert", { doc: { ...record, ...about, reason } });
			dialog.hide();
			frappe.set_route("Form", doc.doctype, doc.name);
		},
	});
	dialog.show();
}

function ask_to_see(frm) {
	const lines = [
		__("Somebody else answers. Then you see the name and the contact for a quarter of an hour."),
		__("Each time you look is kept, with your name and the time."),
	];
	new_request(frm, __("See the Name"), lines, { doctype: "Seal Opening", purpose: "See the Name" });
}

function ask_to_lift(frm) {
	const lines = [
		__("Somebody else answers. With the approval the member has its name back, for everybody who may read it."),
	];
	const record = { doctype: "Seal Opening", purpose: "Lift the Protection" };
	new_request(frm, __("Lift the Protection"), lines, record);
}

function ask_to_protect(frm) {
	const lines = [
		__("From now on the member is counted and never named: a pseudonym takes the place of its name everywhere."),
		__("Its name, contact and files are sealed. Two people with a reason see them, each time for a quarter of an hour."),
		__("The name is taken out of its application, and out of comments, versions, logs and waiting mails of everybody."),
		__("Registers that were imported and reports that were prepared are deleted with their files."),
		__("What was printed, sent or backed up before still holds the name: think of those copies."),
	];
	frappe.warn(__("Protect this member?"), as_list(lines), () => protect(frm), __("Protect"));
}

async function protect(frm) {
	const { message: pseudonym } = await frappe.call({
		method: "coalition.base.privacy.desk.protect",
		args: { doctype: frm.doctype, name: frm.docname },
		freeze: true,
		freeze_message: __("Taking the name out of all that the site keeps…"),
	});
	// Titles of links that this browser remembers name it.
	frappe.utils.add_link_title(frm.doctype, frm.docname, pseudonym);
	frm.reload_doc();
}

function ask_to_erase(frm) {
	const lines = [
		__("For people who left: contact person, telephone, e-mail and signatories are erased here, in the application and in the declarations, with what versions and comments hold of them."),
		__("The organisation, its dates, place, sector and all figures stay."),
		__("Nothing brings it back. Somebody else confirms it; then it is done."),
	];
	new_request(frm, __("Erase personal data"), lines, { doctype: "Personal Data Erasure" });
}

function as_list(lines) {
	return `<ul>${lines.map((line) => `<li>${line}</li>`).join("")}</ul>`;
}
