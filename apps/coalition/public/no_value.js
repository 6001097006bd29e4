// A number that nobody gave. The engine stores it as 0, and shows "0" for the year in which an organisation was founded.
// Which fields have no 0 of their own their DocType says, as for paper: «Print Hide If No Value».
(() => {
	const is_none = (df, value) => value == null || value === "" || (Boolean(df?.print_hide_if_no_value) && !flt(value));

	for (const kind of ["Int", "Float", "Currency", "Percent"]) {
		const formatted = frappe.form.formatters[kind];
		frappe.form.formatters[kind] = function (value, df, ...more) {
			return is_none(df, value) ? "" : formatted.call(this, value, df, ...more);
		};
	}

	for (const kind of ["Int", "Float"]) {
		const control = frappe.ui.form[`Control${kind}`].prototype;
		const { format_for_input } = control;
		control.format_for_input = function (value) {
			return is_none(this.df, value) ? "" : format_for_input.call(this, value);
		};
	}
})();
