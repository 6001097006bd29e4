// The conversation with an applicant and what members say, on the form of its application. It shows what the
// server answers and calls its functions: all rules are in membership/review.
(() => {
	const DESK = "coalition.membership.review.desk.";

	frappe.ui.form.on("Membership Application", {
		refresh(frm) {
			// They stand at its head, each in its colour; on paper as a table.
			frm.toggle_display("checks", false);
			if (frm.is_new() || !frappe.model.can_read("Applicant Message")) return;
			show_review(frm);
			if (frm.doc.status === "Members Consulted") {
				frm.add_custom_button(__("Copy text for the members"), () => copy(frm, "text_for_members"));
			}
		},
	});

	async function show_review(frm) {
		const review = await get(frm, "review_of");
		// Another record may be shown by the time the answer comes.
		if (review.name !== frm.doc.name) return;
		show_conversation(frm, review);
		show_opinions(frm, review);
	}

	async function get(frm, method) {
		const args = { application: frm.doc.name };
		return (await frappe.call({ method: DESK + method, type: "GET", args })).message;
	}

	function show_conversation(frm, review) {
		const place = frm.get_field("conversation").$wrapper.empty();
		const list = $(`<div class="applicant-messages"></div>`).appendTo(place);
		review.messages.forEach((message) => list.append(message_element(message)));
		if (!review.messages.length) {
			list.append($(`<p class="text-muted"></p>`).text(__("Nothing has been written yet.")));
		}
		if (review.may_note) write_box(frm, review).appendTo(place);
	}

	function message_element({ title, direction, text, by, on, way, files }) {
		const kinds = { "Internal Note": "note", "From the Applicant": "from" };
		const told = [title, by, way, on].filter(Boolean).join(" · ");
		const element = $(`<div class="applicant-message ${kinds[direction] || "to"}"></div>`);
		element.append($(`<div class="text-muted small"></div>`).text(told));
		element.append($(`<div dir="auto" style="white-space: pre-line"></div>`).text(text));
		files.forEach((file) =>
			element.append($(`<a target="_blank"></a>`).attr("href", file.file_url).text(file.file_name))
		);
		return element;
	}

	function write_box(frm, review) {
		const box = $(`<div class="applicant-box"></div>`);
		const text = $(`<textarea class="form-control" rows="3" dir="auto"></textarea>`)
			.attr("aria-label", __("Write here"))
			.attr("placeholder", __("Write here"))
			.appendTo(box);
		const buttons = $(`<div class="applicant-buttons"></div>`).appendTo(box);
		const button = (label, kind, act) =>
			$(`<button class="btn btn-xs ${kind}"></button>`).text(label).appendTo(buttons).on("click", act);
		if (review.may_write) {
			button(__("Send to the applicant"), "btn-primary", () => send(frm, "tell", { text: text.val() }));
			if (review.is_open) {
				button(__("The applicant said this…"), "btn-default", () =>
					ask_how_it_came(frm, "take_in", __("The applicant said this…"), text.val())
				);
			}
		}
		button(__("Keep as an internal note"), "btn-default", () => send(frm, "note", { text: text.val() }));
		return box;
	}

	function show_opinions(frm, { opinions, counted }) {
		const place = frm.get_field("opinions").$wrapper.empty();
		if (!frm.doc.consulted_until) return;
		const totals = counted.map(({ opinion, number }) => `${opinion}: ${number}`).join(" · ");
		$(`<p class="bold opinions-counted"></p>`).text(totals).appendTo(place);
		const table = $(`<table class="table table-sm"></table>`).appendTo(place);
		opinions.forEach(({ member, title, opinion, note, by, way }) => {
			const row = $("<tr></tr>").appendTo(table);
			const link = $("<a></a>")
				.attr("href", frappe.utils.get_form_link("Member Organisation", member))
				.text(title);
			row.append($("<td></td>").append(link));
			row.append($("<td></td>").text(opinion));
			row.append($(`<td dir="auto"></td>`).text(note || ""));
			row.append($(`<td class="text-muted"></td>`).text([by, way].filter(Boolean).join(" · ")));
		});
	}

	async function send(frm, method, values) {
		await frappe.xcall(DESK + method, { application: frm.doc.name, ...values });
		await frm.reload_doc();
	}

	function ask_how_it_came(frm, method, title, text = "") {
		const ways = frappe.meta
			.get_docfield("Membership Application", "channel")
			.options.split("\n")
			.filter((way) => way && !["Portal", "Not Recorded"].includes(way))
			.map((way) => ({ value: way, label: __(way) })); // texts: options of the DocType.
		coalition.prompt(
			[
				{ fieldname: "channel", fieldtype: "Select", label: __("How It Came"), options: ways, reqd: 1 },
				{ fieldname: "text", fieldtype: "Small Text", label: __("What the applicant said"), reqd: 1, default: text },
			],
			(values) => send(frm, method, values),
			title,
			__("Save")
		);
	}

	async function copy(frm, method) {
		const text = await get(frm, method);
		if (text) frappe.utils.copy_to_clipboard(text);
	}
})();
