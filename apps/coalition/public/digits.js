// Numbers and dates in the forms and lists of this app, and of those that add to it, as Arabic keyboards write
// them. The engine's scripts read "٣٫٥" and "abc" as 0 or nothing before the server sees them: here the digits
// become Western ones as they are typed, and what no number holds is not taken in. Fields of others stay as they are.
(() => {
	const NUMBERS = ["Int", "Long Int", "Float", "Currency", "Percent"];
	const WHOLE = ["Int", "Long Int"];
	const TIMES = ["Date", "Datetime", "Time", "DateRange"];
	// Digits, separators, and the sums that the engine lets one type.
	const NO_NUMBER = /[^\d\s.,'+\-*/()]/;
	const before = new WeakMap();
	const rewritten = new WeakSet();

	const western = (text, kind) => {
		const { decimal_str, group_sep } = get_number_format_info(get_number_format());
		const digits = text
			.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, "")
			.replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15)
			.replace(/٫/g, decimal_str)
			.replace(/[٬،]/g, group_sep || "")
			.replace(/−/g, "-");
		// The engine reads "1,200" in a whole number as 1.
		return WHOLE.includes(kind) && group_sep ? digits.replaceAll(group_sep, "") : digits;
	};

	const is_ours = () => {
		const module = frappe.get_meta(frappe.get_route()[1])?.module;
		return module && frappe.boot.coalition_apps?.includes(frappe.boot.module_app[frappe.scrub(module)]);
	};

	const kind_of = (input) => is_field(input) && input.dataset.fieldtype;
	const is_field = (input) => input instanceof HTMLInputElement;

	const read = (input, kind) => {
		const typed = western(input.value, kind);
		if (!NUMBERS.includes(kind) || !NO_NUMBER.test(typed)) return typed;
		frappe.show_alert({ message: __("Only digits can be written here."), indicator: "orange" });
		return before.get(input) ?? "";
	};

	const put = (input, text) => {
		const behind = input.value.length - input.selectionEnd;
		input.value = text;
		const caret = Math.max(text.length - behind, 0);
		input.setSelectionRange(caret, caret);
		rewritten.add(input);
	};

	// A browser tells of no change in what a script wrote last.
	const tell = (input) => {
		if (!rewritten.delete(input)) return;
		input.dispatchEvent(new Event("change", { bubbles: true }));
	};

	const listen = (event, handler) => document.addEventListener(event, handler, true);

	listen("beforeinput", ({ target }) => kind_of(target) && before.set(target, target.value));
	// At the document and on the way down: before the engine's own handlers on the field.
	listen("input", ({ target }) => {
		const kind = kind_of(target);
		if (![...NUMBERS, ...TIMES].includes(kind) || !is_ours()) return;
		const text = read(target, kind);
		if (text !== target.value) put(target, text);
	});
	listen("change", ({ target }) => rewritten.delete(target));
	listen("blur", ({ target }) => tell(target));
	listen("keydown", ({ target, key }) => key === "Enter" && tell(target));
})();
