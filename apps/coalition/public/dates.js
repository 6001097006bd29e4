// Dates in the forms of this app, and of those that add to it, as people write them. The engine's scripts take
// 2027-01-31 for 20 January 2031, and empty what they cannot read. Here what is not written in the user's format goes to
// the server as it was typed: it reads that as the portal does, or says at which field it cannot, and nothing is lost.
(() => {
	const ISO = "YYYY-MM-DD";

	const is_ours = ({ frm }) => {
		const module = frm?.meta?.module;
		return module && frappe.boot.coalition_apps?.includes(frappe.boot.module_app[frappe.scrub(module)]);
	};

	const formats = () => {
		const day = frappe.datetime.get_user_date_fmt().toUpperCase();
		const time = frappe.datetime.get_user_time_fmt();
		return [day, `${day} ${time}`, `${day} HH:mm`];
	};

	// What the engine's own scripts read right.
	const is_in_format = (text) => moment(text, formats(), true).isValid();
	const is_stored = (value) => moment(value, [ISO, `${ISO} HH:mm:ss`, `${ISO} HH:mm:ss.SSSSSS`], true).isValid();

	const read_as_typed = (control) => {
		const { parse, format_for_input, validate, set_formatted_input } = control;
		const is_read_here = (own, value) => value && is_ours(own) && !own.timepicker_only;
		const is_typed = (own, value) => is_read_here(own, value) && !is_stored(value);
		Object.assign(control, {
			parse(value) {
				return is_read_here(this, value) && !is_in_format(value) ? value.trim() : parse.call(this, value);
			},
			format_for_input(value) {
				return is_typed(this, value) ? value : format_for_input.call(this, value);
			},
			validate(value) {
				return is_typed(this, value) ? value : validate.call(this, value);
			},
			set_formatted_input(value) {
				// The calendar beside the field knows no such day.
				return is_typed(this, value) ? this.$input?.val(value) : set_formatted_input.call(this, value);
			},
		});
	};

	for (const name of ["ControlDate", "ControlDatetime"]) {
		if (frappe.ui.form[name]) read_as_typed(frappe.ui.form[name].prototype);
	}

	// A row of a table shows what was typed until it is saved.
	for (const name of ["Date", "Datetime"]) {
		const shown = frappe.form.formatters[name];
		frappe.form.formatters[name] = (value, ...more) =>
			shown(value, ...more) || (value ? frappe.utils.escape_html(String(value)) : "");
	}
})();
