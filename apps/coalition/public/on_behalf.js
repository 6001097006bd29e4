// What is entered for somebody else: how it came is asked, and shown until that person confirmed it.
(() => {
	const BY_THE_SYSTEM = ["Portal", "Not Recorded"];

	const ways = {};

	const offer_ways = (frm) => {
		// What is offered takes the place of the field's own options: those are kept from the first time.
		ways[frm.doctype] ??= frm.get_docfield("channel").options.split("\n");
		const stays = BY_THE_SYSTEM.includes(frm.doc.channel);
		const offered = ways[frm.doctype].filter((way) => stays || !BY_THE_SYSTEM.includes(way));
		frm.set_df_property("channel", "options", offered);
		frm.set_df_property("channel", "read_only", stays ? 1 : 0);
	};

	const handlers = {
		refresh(frm) {
			offer_ways(frm);
			const { entered_for, denied_for } = frm.doc.__onload || {};
			if (entered_for) frm.set_intro(frappe.utils.escape_html(entered_for), "yellow");
			if (denied_for) frm.set_intro(frappe.utils.escape_html(denied_for), "red");
		},
	};

	["Charter Declaration", "Membership Application"].forEach((doctype) => {
		frappe.ui.form.on(doctype, handlers);
	});
})();
