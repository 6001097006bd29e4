// What a member may do with the reasons, on its form. The rules are the server's: membership/standing/standing.py.
const with_standing = {
	async refresh(frm) {
		if (frm.is_new()) return;
		const { message: explanation } = await frappe.call({
			method: "coalition.membership.standing.explanation.standing_explanation",
			type: "GET",
			args: { name: frm.doc.name, doctype: frm.doc.doctype },
		});
		// Another record may be shown by the time the answer comes.
		if (!explanation || explanation.name !== frm.doc.name) return;
		frm.get_field("standing_story").$wrapper.html(`<div class="standing-story">${standing_html(explanation)}</div>`);
	},
};
frappe.ui.form.on("Member Organisation", with_standing);
frappe.ui.form.on("Individual Member", with_standing);

function standing_html(explanation) {
	const since = explanation.since ? `<span class="text-muted"> · ${__("since {0}", [escaped(explanation.since)])}</span>` : "";
	// What holds for the whole standing is said once.
	const rows = explanation.entitlements.map((row) =>
		entitlement_row(row.because === explanation.because ? { ...row, because: "", source: "" } : row)
	);
	return `
		<p><strong>${escaped(explanation.state)}</strong>${since}<br>${escaped(explanation.because)}</p>
		<table class="table table-sm">${rows.join("")}</table>
		<ul class="list-unstyled text-muted">${explanation.log.map(log_line).join("")}</ul>`;
}

function entitlement_row({ name, given, because }) {
	const answer = given ? `✓ ${__("Yes")}` : `✗ ${__("No")}`;
	return `<tr><th scope="row">${escaped(name)}</th><td class="text-nowrap">${answer}</td><td>${escaped(
		because
	)}</td></tr>`;
}

// What happened leads to its record: whose number is drawn by lot tells nobody anything.
function log_line({ text, source, doctype }) {
	const address = frappe.utils.get_form_link(doctype, source);
	return `<li><a href="${address}">${escaped(text)}</a></li>`;
}

function escaped(text) {
	return frappe.utils.escape_html(text);
}
