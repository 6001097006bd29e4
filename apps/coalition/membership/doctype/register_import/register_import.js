// The server reads, checks and enters; here it is asked to, and its figures are shown.
const METHOD = "coalition.membership.doctype.register_import.register_import";
const EVERY = 2000;

frappe.ui.form.on("Register Import", {
	refresh(frm) {
		frm.add_custom_button(__("Empty Template"), () => window.open(`/api/method/${METHOD}.template`));
		show_problems(frm);
		if (frm.is_new()) return;
		const state = frm.doc.state;
		if (["Draft", "Checked", "Stopped"].includes(state)) {
			frm.add_custom_button(__("Check the file"), () => act(frm, "check"));
		}
		if (["Checked", "Stopped"].includes(state) && frm.doc.rows_entered) {
			frm.page.set_primary_action(__("Enter the rows"), () => ask_to_start(frm));
		}
		if (state === "Running") {
			frm.add_custom_button(__("Stop"), () => act(frm, "stop"));
			follow(frm);
		}
	},
});

async function act(frm, method) {
	if (frm.is_dirty()) await frm.save();
	await frappe.call({ method: `${METHOD}.${method}`, args: { name: frm.doc.name }, freeze: true });
	frm.reload_doc();
}

function ask_to_start(frm) {
	const text = __("{0} rows are entered, {1} are left out. Those that are members already stay as they are.", [
		frm.doc.rows_entered,
		frm.doc.rows_left_out,
	]);
	frappe.confirm(text, () => act(frm, "start"));
}

// There is no channel by which the server could tell: it is asked.
async function follow(frm) {
	const { message: now } = await frappe.call({
		method: `${METHOD}.progress`,
		type: "GET",
		args: { name: frm.doc.name },
	});
	if (!frm.$wrapper.is(":visible") || frm.doc.state !== "Running") return;
	if (now.state !== "Running") return frm.reload_doc();
	const percent = now.rows_found ? (100 * now.rows_done) / now.rows_found : 0;
	const text = __("{0} of {1} rows", [now.rows_done, now.rows_found]);
	frm.dashboard.show_progress(__("Entering"), percent, text);
	setTimeout(() => follow(frm), EVERY);
}

function show_problems(frm) {
	const found = frm.doc.__onload?.problems;
	const wrapper = frm.fields_dict.problems_shown.$wrapper.empty();
	if (!found?.number) return;
	const escape = frappe.utils.escape_html;
	const cells = (row, tag) => row.map((cell) => `<${tag}>${escape(String(cell))}</${tag}>`).join("");
	const rows = found.rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("");
	const headings = cells([__("Row"), __("Column"), __("Problem")], "th");
	wrapper.append(
		`<table class="table table-bordered"><thead><tr>${headings}</tr></thead><tbody>${rows}</tbody></table>`
	);
	if (found.number > found.rows.length) {
		const text = __("{0} problems in all: the file holds the whole list.", [found.number]);
		wrapper.append($("<p>").text(text));
	}
	frm.add_custom_button(__("Problems as a file"), () => {
		window.open(`/api/method/${METHOD}.problems?name=${encodeURIComponent(frm.doc.name)}`);
	});
}
