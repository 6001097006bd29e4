const METHOD = "coalition.base.doctype.verification_code.verification_code";

const LANGUAGES = { ar: "العربية", en: "English" };

frappe.ui.form.on("Verification Code", {
	setup(frm) {
		// texts: kinds are marked by the modules that register them.
		frm.get_docfield("kind").formatter = (value) => __(value);
	},

	refresh(frm) {
		frm.disable_save();
		show_state(frm);
		if (frm.is_new()) return;
		for (const paper of frm.doc.papers || []) {
			const language = LANGUAGES[paper.language] || paper.language;
			frm.add_custom_button(language, () => window.open(paper.file), __("Papers"));
		}
		frm.add_custom_button(__("Page for Strangers"), () => window.open(page_of(frm.doc.code)));
		frm.add_custom_button(__("What strangers may see"), () => choose_what_is_seen(frm));
		if (frm.doc.revoked_on) return;
		frm.add_custom_button(__("Issue Anew"), () => coalition.ask_before(frm, "Issue Anew"));
		frm.add_custom_button(__("Revoke"), () => coalition.ask_before(frm, "Revoke"));
	},
});

function show_state(frm) {
	const state = coalition_state(frm.doc);
	frm.page.set_indicator(state[0], state[1]);
}

function page_of(code) {
	return `/coalition/verify/${code.match(/.{4}/g).join("-")}`;
}

async function choose_what_is_seen(frm) {
	const { message: labels } = await frappe.call({
		method: `${METHOD}.showable`,
		type: "GET",
		args: { kind: frm.doc.kind },
	});
	const seen = (frm.doc.seen_fields || "").split(",");
	const field = {
		fieldname: "fields",
		fieldtype: "MultiCheck",
		label: __("The holder lets strangers see"),
		options: Object.entries(labels).map(([value, label]) => ({
			value,
			label,
			checked: seen.includes(value),
		})),
	};
	const store = (values) => change(frm, "allow_to_be_seen", { fields: values.fields || [] });
	coalition.prompt(field, store, __("What strangers may see"), __("Save"));
}

async function change(frm, method, values) {
	await frappe.call({
		method: `${METHOD}.${method}`,
		type: "POST",
		args: { name: frm.doc.name, ...values },
		freeze: true,
	});
	frm.reload_doc();
}

// As base/verification/state.py: a sign for the eye, no rule.
function coalition_state(doc) {
	if (doc.revoked_on) return [__("Revoked", null, "Document"), "red"];
	const is_over = doc.valid_until && doc.valid_until < frappe.datetime.get_today();
	return is_over ? [__("Expired", null, "Document"), "orange"] : [__("Valid", null, "Document"), "green"];
}
