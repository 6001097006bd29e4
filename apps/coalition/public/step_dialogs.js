// Before a step that decides something about somebody: a dialog that says what will happen, asks, and shows what the
// other side will read. All of it is the server's (base/step_dialogs); the step is taken there with what was typed.
frappe.provide("coalition");

(() => {
	const DESK = "coalition.base.step_dialogs.desk.";
	const asked = frappe.boot?.coalition_step_dialogs || {};
	const asks = (doctype, action) => (asked[doctype] || []).includes(action);
	const call = (method, frm, action, more) =>
		frappe.xcall(DESK + method, { doctype: frm.doctype, name: frm.doc.name, action, ...more });

	coalition.ask_before = async (frm, action) => {
		const shown = await call("dialog", frm, action, {});
		const dialog = coalition.prompt(
			with_texts(shown.fields),
			async (values) => {
				await call("take", frm, action, { seen: shown.seen, values: all_of(shown.fields, values) });
				await frm.reload_doc();
			},
			shown.title,
			shown.title
		);
		name_for_readers(dialog);
		begin_at_first(dialog);
		draw(dialog, shown);
		shown_as_typed(dialog, frm, action, shown.fields);
		return dialog;
	};

	// What others read stands below what is written for them, and above where it was decided.
	function with_texts(fields) {
		const written = fields.findIndex(({ reqd, fieldtype }) => reqd && fieldtype === "Small Text") + 1;
		const reading = { fieldname: "reading", fieldtype: "HTML" };
		return [{ fieldname: "told", fieldtype: "HTML" }, ...fields.slice(0, written), reading, ...fields.slice(written)];
	}

	// What was emptied is said too: the engine leaves it out.
	function all_of(fields, values) {
		return Object.fromEntries(fields.map(({ fieldname }) => [fieldname, values[fieldname] ?? ""]));
	}

	function name_for_readers(dialog) {
		const title = dialog.$wrapper.find(".modal-title").first();
		const id = `step-dialog-${frappe.utils.get_random(8)}`;
		title.attr("id", id);
		dialog.$wrapper.attr({ role: "dialog", "aria-modal": "true", "aria-labelledby": id });
		dialog.$wrapper.addClass("coalition-step-dialog");
		// Labels of the engine's fields name no field.
		dialog.fields_list.forEach(({ $input, df }) => $input?.attr("aria-label", df.label));
	}

	// The engine stops at what is said above the first field. A date would open its calendar over the dialog.
	function begin_at_first(dialog) {
		const typed = dialog.fields_list.find(({ $input, df }) => $input && df.fieldtype !== "Date");
		const first = typed?.$input || dialog.get_primary_btn();
		const focus = () => first.trigger("focus");
		dialog.$wrapper.one("shown.bs.modal", focus);
		if (dialog.$wrapper.hasClass("show")) focus();
	}

	function draw(dialog, { sentences, reading }) {
		const told = sentences.map((text) => element("p", "", text));
		dialog.get_field("told").$wrapper[0].replaceChildren(...told);
		dialog.get_field("reading").$wrapper[0].replaceChildren(...(reading ? [read_by_others(reading)] : []));
	}

	function read_by_others({ reader, title, lines, language, direction }) {
		const text = lines.length ? [element("p", "text", lines.join("\n"))] : [];
		const page = element("div", "as-read", element("p", "title", title), ...text);
		page.lang = language;
		page.dir = direction;
		text.forEach((each) => (each.dir = "auto"));
		return element("section", "", element("h2", "", reader), page);
	}

	// With each answer typed, what will happen is said anew; a late answer changes nothing.
	function shown_as_typed(dialog, frm, action, fields) {
		let last = 0;
		const again = frappe.utils.debounce(async () => {
			const mine = ++last;
			// The dialog's own `get_values` draws required fields anew, without what is being typed.
			const typed = Object.fromEntries(dialog.fields_list.map((field) => [field.df.fieldname, field.get_value?.()]));
			const shown = await call("dialog", frm, action, { values: all_of(fields, typed) });
			if (mine === last && dialog.display) draw(dialog, shown);
		}, 400);
		if (fields.length) $(dialog.body).on("input change", again);
		dialog.fields_list.forEach((field) => (field.df.onchange = again));
	}

	function element(tag, classes, ...inside) {
		const made = document.createElement(tag);
		if (classes) made.className = classes;
		made.append(...inside);
		return made;
	}

	// A step of a workflow: the engine asks this before it takes it, by the menu and by the buttons beside it.
	const before = (frm) => {
		const action = frm.selected_workflow_action;
		// All others go on at once; without an answer the engine waits for whatever is loading.
		if (!asks(frm.doctype, action)) return Promise.resolve();
		frappe.dom.unfreeze();
		coalition.ask_before(frm, action);
		// The dialog goes on; the engine's own step is not taken.
		return new Promise(() => {});
	};
	Object.keys(asked).forEach((doctype) => frappe.ui.form.on(doctype, "before_workflow_action", before));

	// Where there is no workflow, submitting decides.
	const form = frappe.ui.form.Form?.prototype;
	if (form) {
		const engines = form.savesubmit;
		form.savesubmit = function (...rest) {
			if (!asks(this.doctype, "Submit")) return engines.apply(this, rest);
			this.validate_form_action("Submit");
			return coalition.ask_before(this, "Submit");
		};
	}

	// What a step has left behind stays on the form, with the ways to it.
	$(document).on("form-refresh", (_event, frm) => {
		frm.layout.wrapper.find(".coalition-made").remove();
		const made = frm.doc.__onload?.made || [];
		if (made.length) frm.layout.wrapper.prepend(element("div", "coalition-made", ...made.map(one_made)));
	});

	function one_made({ text, links }) {
		const ways = links.map(({ label, link }) => {
			const way = element("a", "", label);
			way.href = link;
			return way;
		});
		return element("p", "", element("span", "", text), ...ways);
	}
})();
