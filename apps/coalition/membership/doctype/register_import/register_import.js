// The server reads, checks and enters; here it is asked to, and its figures are shown.
const METHOD = "coalition.membership.doctype.register_import.register_import";
const EVERY = 2000;
const LISTS = { places: "Coalition Place", sectors: "Coalition Sector" };

frappe.ui.form.on("Register Import", {
	refresh(frm) {
		frm.add_custom_button(__("Empty Template"), () => window.open(`/api/method/${METHOD}.template`));
		for (const table of ["headings", "places", "sectors"]) {
			frm.set_df_property(table, "cannot_add_rows", 1);
			frm.set_df_property(table, "cannot_delete_rows", 1);
			// The engine adds a row, or opens an empty table, for who leaves the last field before it by the keyboard.
			frm.fields_dict[table].grid.add_new_row = () => {};
			frm.toggle_display(table, Boolean(frm.doc[table]?.length));
		}
		offer_entries(frm);
		show_found(frm);
		// As whoever brought it calls it: its address tells nobody anything.
		frm.fields_dict.file.$value?.find(".attached-file-link").text(frm.doc.title || "");
		if (frm.is_new()) return frm.page.set_primary_action(__("Choose the file"), () => choose_file(frm));
		const state = frm.doc.state;
		say_what_is_next(frm, state);
		if (["Draft", "Checked", "Stopped"].includes(state) && frm.doc.file) {
			frm.add_custom_button(__("Check the file"), () => act(frm, "check"));
		}
		if (can_start(frm.doc)) {
			frm.page.set_primary_action(__("Enter the rows"), () => ask_to_start(frm));
		}
		if (["Checking", "Running"].includes(state)) {
			frm.add_custom_button(__("Stop"), () => act(frm, "stop"));
			follow(frm, state);
		}
	},

	// Nothing is known of a file, or of what was answered about it, before it is looked at.
	after_save(frm) {
		if (frm.doc.state === "Draft") act(frm, "check");
	},

	// Looked at: what comes next is offered.
	spellings_seen(frm) {
		if (frm.doc.spellings_seen && !frm.is_new()) frm.save();
	},
});

function say_what_is_next(frm, state) {
	if (state === "Draft" && frm.doc.file) frm.set_intro(__("Nothing is entered yet: check the file first."), "blue");
	if (state !== "Checked" || frm.doc.rows_entered) return;
	const { rows_found: found, rows_known: known } = frm.doc;
	if (!found && !frm.doc.__onload?.problems?.number) {
		return frm.set_intro(__("No row stands below the headings."), "orange");
	}
	if (found && found === known) return frm.set_intro(__("All of them are members already: there is nothing to enter."), "green");
	frm.set_intro(__("There is no row to enter: read below why, then check the file again."), "orange");
}

// What was stopped before its first row goes on as well.
function can_start(doc) {
	const has_begun = doc.state === "Stopped" && doc.entered_rows;
	return ["Checked", "Stopped"].includes(doc.state) && doc.basis && (has_begun || doc.rows_entered);
}

// At once, without the box for files: the form is saved with it, and checked.
function choose_file(frm) {
	const input = $('<input type="file" accept=".xlsx,.csv,.tsv,.txt">').on("change", () => bring(frm, input[0].files));
	input.trigger("click");
}

async function bring(frm, files) {
	await frappe.require("file_uploader.bundle.js");
	// It stays where the file is refused, and says so.
	const box = $("<div>").insertAfter(frm.fields_dict.file.$wrapper.nextAll(".file-box").remove().end());
	const { doctype, docname } = frm;
	const uploader = new frappe.ui.FileUploader({
		...{ wrapper: box.addClass("file-box"), files, doctype, docname, fieldname: "file" },
		on_success: async (file) => {
			box.remove();
			await frm.set_value("file", file.file_url);
			frm.save();
		},
	});
	uploader.upload_files();
}

async function act(frm, method) {
	// What is saved is checked.
	if (frm.is_dirty()) return frm.save();
	await frappe.call({ method: `${METHOD}.${method}`, args: { name: frm.doc.name }, freeze: true });
	frm.reload_doc();
}

async function ask_to_start(frm) {
	if (frm.is_dirty()) {
		await frm.save();
		if (frm.doc.state !== "Checked") return;
	}
	if (frm.doc.__onload?.asks_about_spellings && !frm.doc.spellings_seen) {
		frm.scroll_to_field("spellings_seen");
		return frappe.msgprint(__("Look at the new places and sectors first, and tick that you have."));
	}
	frappe.confirm(what_starts(frm.doc), () => act(frm, "start"));
}

function what_starts(doc) {
	if (doc.entered_rows) {
		const so_far = [doc.rows_entered, doc.rows_found];
		return __("{0} of {1} rows are entered already. It goes on with the others.", so_far);
	}
	return __("{0} rows are entered, {1} are left out. Those that are members already stay as they are.", [
		doc.rows_entered,
		doc.rows_left_out,
	]);
}

// There is no channel by which the server could tell: it is asked.
async function follow(frm, state) {
	// Each showing of the form begins anew: two that follow would load it again under what is typed.
	const turn = (frm.turn = Symbol("turn"));
	const { message: now } = await frappe.call({
		method: `${METHOD}.progress`,
		type: "GET",
		args: { name: frm.doc.name },
	});
	if (frm.turn !== turn || !frm.$wrapper.is(":visible") || frm.doc.state !== state) return;
	if (now.state !== state) return frm.reload_doc();
	const percent = now.rows_found ? (100 * now.rows_done) / now.rows_found : 0;
	const text = __("{0} of {1} rows", [now.rows_done, now.rows_found]);
	frm.dashboard.show_progress(state === "Running" ? __("Entering") : __("Checking"), percent, text);
	setTimeout(() => frm.turn === turn && follow(frm, state), EVERY);
}

// What a new spelling may be taken as: an entry of its list, or whatever else is written.
async function offer_entries(frm) {
	for (const [table, doctype] of Object.entries(LISTS)) {
		if (!frm.doc[table]?.length) continue;
		const entries = await frappe.db.get_list(doctype, { limit: 0, order_by: "name asc" });
		const names = entries.map((entry) => entry.name);
		frm.entries = { ...frm.entries, [table]: names };
		const { grid } = frm.fields_dict[table];
		grid.update_docfield_property("taken_as", "options", names);
		// The engine empties a cell in which something else is written.
		grid.update_docfield_property("taken_as", "ignore_validation", 1);
	}
}

// What is on the list already is not added to it.
frappe.ui.form.on("Register Spelling", {
	taken_as(frm, cdt, cdn) {
		const row = frappe.get_doc(cdt, cdn);
		const names = frm.entries?.[row.parentfield] || [];
		frappe.model.set_value(cdt, cdn, "is_added", row.taken_as && !names.includes(row.taken_as) ? 1 : 0);
	},
});

function show_found(frm) {
	const found = frm.doc.__onload?.problems;
	const wrapper = frm.fields_dict.problems_shown.$wrapper.empty();
	for (const text of found?.reading || []) wrapper.append($("<p>").text(text));
	// Blank first: a choice that is not offered is taken for another, and the form for changed.
	frm.set_df_property("sheet", "options", ["", ...(found?.sheets || [])]);
	if (!found?.number) return;
	const escape = frappe.utils.escape_html;
	const cells = (row, tag) => row.map((cell) => `<${tag}>${escape(String(cell))}</${tag}>`).join("");
	const rows = found.kinds.map((row) => `<tr>${cells(row, "td")}</tr>`).join("");
	const headings = cells([__("How Many"), __("Column"), __("Row, for Example"), __("Problem")], "th");
	wrapper.append(
		`<table class="table table-bordered"><thead><tr>${headings}</tr></thead><tbody>${rows}</tbody></table>`
	);
	frm.add_custom_button(__("The file with its problems"), () => {
		window.open(`/api/method/${METHOD}.problems?name=${encodeURIComponent(frm.doc.name)}`);
	});
}
