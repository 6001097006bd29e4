// What a record's history says of states and choices stands in it as stored, in English; and its two people who are none,
// the system's own and whoever sent something in the portal, are called by their names in the engine's tables.
(() => {
	const NOTHING = "–";
	const engines = frappe.model.sync_docinfo;
	frappe.model.sync_docinfo = function (answer) {
		const { doctype, versions = [] } = answer.docinfo || {};
		versions.forEach((version) => (version.data = in_words(doctype, version.data)));
		return engines.call(this, answer);
	};

	function in_words(doctype, data) {
		if (!data) return data;
		const told = JSON.parse(data);
		(told.changed || []).forEach((change) => put(doctype, change));
		// Nothing from nothing: no change that anybody made.
		if (told.changed) told.changed = told.changed.filter(([, old, now]) => old !== NOTHING || now !== NOTHING);
		(told.row_changed || []).forEach(([table, , , changes]) => {
			const rows = frappe.meta.get_docfield(doctype, table)?.options;
			changes.forEach((change) => put(rows, change));
		});
		return JSON.stringify(told);
	}

	function put(doctype, change) {
		const field = frappe.meta.get_docfield(doctype, change[0]) || {};
		change.splice(1, 2, shown(field, change[1]), shown(field, change[2]));
	}

	function shown(field, value) {
		// A number that nobody gave, as in no_value.js.
		if (field.print_hide_if_no_value && !flt(value)) return NOTHING;
		if (!value) return value === 0 ? value : NOTHING;
		if (field.options === "User") return frappe.utils.get_link_title("User", value) || frappe.user_info(value).fullname;
		const title = field.fieldtype === "Link" && frappe.utils.get_link_title(field.options, value);
		// texts: options of DocTypes, and states of workflows.
		return title || (["Link", "Select"].includes(field.fieldtype) ? __(value) : value);
	}

	const names = { Administrator: () => __("Administrator"), Guest: () => __("Guest") };
	const info = frappe.user_info;
	frappe.user_info = function (user) {
		const found = info(user);
		return names[user] ? { ...found, fullname: names[user]() } : found;
	};
})();
