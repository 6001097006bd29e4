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

	// By a t alone in an empty field. The engine takes each one for it, in October too, and the ف on the same key.
	const is_for_today = ({ key, target, ctrlKey, metaKey }) => key === "t" && !target.value && !ctrlKey && !metaKey;

	const take_today = (control) => {
		const is_day = control.df.fieldtype === "Date";
		control.set_value(is_day ? frappe.datetime.nowdate() : frappe.datetime.now_datetime());
		return false;
	};

	const read_as_typed = (control) => {
		const { parse, format_for_input, validate, set_formatted_input } = control;
		const { set_t_for_today, update_datepicker_position } = control;
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
			update_datepicker_position() {
				// With its place the calendar writes the day that it knows over what was typed.
				const typed = this.$input.val();
				update_datepicker_position.call(this);
				if (is_ours(this) && !this.timepicker_only) this.$input.val(typed);
			},
			set_t_for_today() {
				if (!is_ours(this) || this.timepicker_only) return set_t_for_today.call(this);
				this.$input.on("keydown", (event) => !is_for_today(event) || take_today(this));
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
