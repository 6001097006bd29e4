// Says, while somebody types, who may be the same. What is looked up is the server's: membership/duplicates.
(() => {
	const WAIT = 500;
	const TYPED = ["organisation_name", "name_latin"];
	const ROWS = ["authority", "area", "number"];

	const look = frappe.utils.debounce(async (frm) => {
		const asked = question(frm);
		if (frm.duplicates_asked === asked || !may_ask()) return;
		frm.duplicates_asked = asked;
		const { message: found } = await frappe.call({
			method: "coalition.membership.duplicates.desk.find",
			type: "GET",
			args: JSON.parse(asked),
		});
		// Something else may stand there by the time the answer comes.
		if (frm.duplicates_asked === asked) show(frm, found || []);
	}, WAIT);

	function question(frm) {
		const rows = (frm.doc.registrations || []).map((row) => pick(row, ROWS));
		return JSON.stringify({
			doctype: frm.doctype,
			name: frm.doc.name,
			names: JSON.stringify(TYPED.map((field) => frm.doc[field] || "")),
			registrations: JSON.stringify(rows),
		});
	}

	function pick(row, fields) {
		return Object.fromEntries(fields.map((field) => [field, row[field] || ""]));
	}

	function may_ask() {
		return frappe.model.can_create("Membership Application");
	}

	function show(frm, found) {
		frm.layout.wrapper.find(".duplicates").remove();
		if (!found.length) return;
		// Whoever types is to see it; of what is stored it is known.
		const open = frm.is_new() || frm.is_dirty() ? "open" : "";
		const title = `<summary>${escaped(__("May be the same"))}: ${found.length}</summary>`;
		const list = `<details ${open}>${title}<ul>${found.map(line).join("")}</ul></details>`;
		coalition.above_tabs(frm, $(`<section class="coalition-head duplicates"></section>`).html(list)[0]);
	}

	function line(each) {
		const address = frappe.utils.get_form_link(each.doctype, each.name);
		const why = each.same_registration
			? __("same registration")
			: each.same_name
			? __("same name")
			: __("similar name");
		// texts: names of DocTypes.
		const kind = __(each.doctype);
		const place = each.place ? ` · ${escaped(each.place)}` : "";
		return `<li><a href="${address}"><bdi>${escaped(each.title)}</bdi></a>
			<span class="text-muted">${escaped(kind)}${place} · ${escaped(why)}</span></li>`;
	}

	function escaped(text) {
		return frappe.utils.escape_html(text);
	}

	const on_form = { refresh: look };
	TYPED.forEach((field) => (on_form[field] = look));
	["Membership Application", "Member Organisation"].forEach((doctype) => frappe.ui.form.on(doctype, on_form));
	const on_row = { registrations_remove: look };
	ROWS.forEach((field) => (on_row[field] = look));
	frappe.ui.form.on("Organisation Registration", on_row);
})();
