// What is entered for somebody else: how it came is asked, and shown until that person confirmed it. Which records
// these are, and which ways the system alone notes, the server says.
(() => {
	const ways = {};

	const offer_ways = (frm, by_the_system) => {
		// What is offered takes the place of the field's own options: those are kept from the first time.
		ways[frm.doctype] ??= frm.get_docfield("channel").options.split("\n");
		const stays = by_the_system.includes(frm.doc.channel);
		const offered = ways[frm.doctype].filter((way) => stays || !by_the_system.includes(way));
		frm.set_df_property("channel", "options", offered);
		frm.set_df_property("channel", "read_only", stays ? 1 : 0);
	};

	$(document).on("form-refresh", (_event, frm) => {
		const { doctypes, by_the_system } = frappe.boot.coalition_on_behalf;
		if (!doctypes.includes(frm.doctype)) return;
		offer_ways(frm, by_the_system);
		const { entered_for, denied_for } = frm.doc.__onload || {};
		if (entered_for) frm.set_intro(frappe.utils.escape_html(entered_for), "yellow");
		if (denied_for) frm.set_intro(frappe.utils.escape_html(denied_for), "red");
	});
})();
