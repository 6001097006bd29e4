// What the secretariat does with a program's key. All rules are on the server: base/program_keys/.
const DESK = "coalition.base.program_keys.desk.";

frappe.ui.form.on("Program Key", {
	refresh(frm) {
		show_scopes(frm);
		if (frm.is_new()) {
			offer_holders(frm);
			if (!frm.doc.expires_on) {
				frm.set_value("expires_on", frappe.datetime.add_months(frappe.datetime.get_today(), 12));
			}
			return;
		}
		if (frm.doc.state === "Revoked") {
			frm.dashboard.set_headline(__("This key was revoked: it opens nothing."), "red");
			return;
		}
		if (!frm.doc.secret_made_on) {
			frm.add_custom_button(__("Show the secret"), () => call_and_show(frm, "show_secret"));
		}
		if (!frm.doc.successor) frm.add_custom_button(__("Make a successor"), () => ask_days(frm));
		frm.add_custom_button(__("Revoke at once"), () => coalition.ask_before(frm, "Revoke at once")).addClass("btn-danger");
	},
});

async function offer_holders(frm) {
	const { message: kinds } = await frappe.call({ method: `${DESK}kinds_of_holders`, type: "GET" });
	frm.set_query("holder_type", () => ({ filters: { name: ["in", kinds] } }));
}

// One tick for each scope that a module declares; they are chosen once.
async function show_scopes(frm) {
	const { message: scopes } = await frappe.call({ method: `${DESK}kinds_of_scopes`, type: "GET" });
	const held = (frm.doc.scopes || []).map((row) => row.scope);
	const ticks = frappe.ui.form.make_control({
		parent: frm.get_field("scopes_html").$wrapper.empty(),
		df: {
			fieldname: "ticks",
			fieldtype: "MultiCheck",
			columns: 2,
			options: scopes.map(({ name, label }) => ({ value: name, label, checked: held.includes(name) })),
			on_change() {
				frm.clear_table("scopes");
				ticks.get_value().forEach((scope) => frm.add_child("scopes", { scope }));
				frm.dirty();
			},
		},
		render_input: true,
	});
	ticks.$wrapper.find(":checkbox").prop("disabled", !frm.is_new() || !frm.perm[0].write);
	scopes.forEach(({ name, description }) => {
		const tick = ticks.$wrapper.find(`:checkbox[data-unit="${name}"]`).closest(".unit-checkbox");
		tick.append($("<p class='help-box small text-muted'>").text(description));
	});
}

async function call_and_show(frm, method, values = {}) {
	const { name, header } = await frappe.xcall(DESK + method, { key: frm.doc.name, ...values });
	await frm.reload_doc();
	const dialog = new frappe.ui.Dialog({
		title: __("Give this to the program"),
		fields: [
			{ fieldname: "header", fieldtype: "Small Text", label: __("Request Header"), default: header, read_only: 0 },
			{ fieldname: "note", fieldtype: "HTML" },
		],
		primary_action_label: __("Copy the text"),
		primary_action: () => frappe.utils.copy_to_clipboard(header),
	});
	dialog.get_field("note").$wrapper.html(
		$("<p class='text-muted'>").text(
			__("It is shown this once and can be read nowhere. Whoever has it does what the key may: hand it over on a safe way."),
		),
	);
	dialog.get_field("header").$input.attr("dir", "ltr").css("text-align", "left");
	if (name !== frm.doc.name) dialog.on_hide = () => frappe.set_route("Form", "Program Key", name);
	dialog.show();
}

function ask_days(frm) {
	coalition.prompt(
		{
			fieldname: "days",
			fieldtype: "Select",
			label: __("Days on which both keys work"),
			options: ["0", "1", "7", "30", "90"],
			default: "7",
			reqd: 1,
		},
		({ days }) => call_and_show(frm, "replace", { days }),
		__("Make a successor"),
		__("Make a successor"),
	);
}
