// What the secretariat does with an account. All rules are on the server: base/accounts/desk.py.
const DESK = "coalition.base.accounts.desk.";

frappe.ui.form.on("Portal Account", {
	refresh(frm) {
		if (frm.is_new()) return;
		if (frm.doc.state === "Frozen") {
			frm.dashboard.set_headline(__("This account is frozen: nobody can sign in with it."), "red");
			frm.add_custom_button(__("Open again"), () => ask_to_unfreeze(frm));
		} else {
			frm.add_custom_button(__("Hand over a code"), () => hand_over_code(frm));
			frm.add_custom_button(__("Freeze at once"), () => freeze(frm)).addClass("btn-danger");
		}
	},
});

async function call(frm, method, values = {}) {
	const answer = await frappe.xcall(DESK + method, { account: frm.doc.name, ...values });
	await frm.reload_doc();
	return answer;
}

async function hand_over_code(frm) {
	const { code, text } = await call(frm, "hand_over_code");
	const dialog = new frappe.ui.Dialog({
		title: __("Read this code out, or paste the text"),
		fields: [
			{ fieldname: "code", fieldtype: "HTML" },
			{ fieldname: "text", fieldtype: "Small Text", label: __("Text to paste"), default: text },
			{ fieldname: "note", fieldtype: "HTML" },
		],
		primary_action_label: __("Copy the text"),
		primary_action: () => frappe.utils.copy_to_clipboard(dialog.get_value("text")),
	});
	dialog.get_field("code").$wrapper.html($("<p class='h2' dir='ltr' style='text-align: center'>").text(code));
	dialog
		.get_field("note")
		.$wrapper.html(
			$("<p class='text-muted'>").text(
				__("The code is shown this once and stored nowhere. Codes given before are worth nothing now."),
			),
		);
	// The text is in the language of the account, which need not be that of the desk.
	dialog.get_field("text").$input.attr("dir", "auto");
	dialog.show();
}

function freeze(frm) {
	// One step: who is in a hurry does not fill in forms. The reason may stay empty.
	coalition.prompt(
		{
			fieldname: "why",
			fieldtype: "Small Text",
			label: __("Why (may stay empty)"),
		},
		({ why }) => call(frm, "freeze", { why: why || "" }),
		__("Freeze this account and end all that it has open"),
		__("Freeze at once"),
	);
}

function ask_to_unfreeze(frm) {
	frappe.confirm(__("Is the telephone back in the right hands, or the password changed?"), () =>
		call(frm, "unfreeze"),
	);
}
