// Old and new side by side, and the two answers. All rules are on the server: membership/proposing.
frappe.ui.form.on("Proposed Change", {
	refresh(frm) {
		frm.disable_save();
		frm.get_field("comparison").$wrapper.html(comparison_html(frm.doc.__onload?.compared || []));
		if (frm.doc.status !== "Proposed" || !frm.perm[0]?.write) return;
		frm.add_custom_button(__("Accept"), () => answer(frm, "accept")).addClass("btn-primary");
		frm.add_custom_button(__("Decline"), () => coalition.ask_before(frm, "Decline"));
	},
});

async function answer(frm, method) {
	const path = "coalition.membership.doctype.proposed_change.proposed_change.";
	await frappe.call({
		method: path + method,
		type: "POST",
		args: { name: frm.doc.name },
		freeze: true,
	});
	await frm.reload_doc();
}

function comparison_html(rows) {
	if (!rows.length) return `<p class="text-muted">${__("Nothing of it is kept: it was sealed or erased.")}</p>`;
	const heads = [__("Part of the Profile"), __("As It Was"), __("As Proposed")];
	const head = heads.map((text) => `<th scope="col">${escaped(text)}</th>`).join("");
	return `<table class="table table-bordered"><thead><tr>${head}</tr></thead><tbody>${rows
		.map(row_html)
		.join("")}</tbody></table>`;
}

function row_html({ label, old, new: proposed, has_changed }) {
	const late = has_changed
		? `<br><span class="indicator-pill orange">${__("It stands otherwise by now")}</span>`
		: "";
	return `<tr><th scope="row">${escaped(label)}${late}</th><td>${lines(old, proposed, "del")}</td><td>${lines(
		proposed,
		old,
		"ins"
	)}</td></tr>`;
}

// What stands on one side alone is marked.
function lines(own, others, mark) {
	if (!own.length) return "–";
	return own
		.map((line) => (others.includes(line) ? `<bdi>${escaped(line)}</bdi>` : `<${mark}><bdi>${escaped(line)}</bdi></${mark}>`))
		.join("<br>");
}

function escaped(text) {
	return frappe.utils.escape_html(text);
}
