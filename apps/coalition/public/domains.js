// Domains as people write them (أمل@منظمة.سوريا) where forms, lists and reports show their ASCII names (xn--…), which
// stay what is stored. Whose letters may be shown the server says: base/text/domains.py, by the boot.
(() => {
	const NAME = /(?<![\w.-])(?:[a-z0-9-]{1,63}\.)*xn--[a-z0-9-]{1,59}(?:\.[a-z0-9-]{1,63})*/gi;
	const START = "\u2066";
	const END = "\u2069";
	const LONGEST = 63;
	const readable = (frappe.boot.coalition_readable_labels || []).map((pattern) => new RegExp(pattern));

	// RFC 3492, 6.1 and 6.2: a browser encodes such a name, and decodes none.
	const [BASE, FIRST, LAST, SKEW, DAMP] = [36, 1, 26, 38, 700];

	const adapt = (delta, count, is_first) => {
		let left = Math.floor(delta / (is_first ? DAMP : 2));
		left += Math.floor(left / count);
		let bias = 0;
		for (; left > ((BASE - FIRST) * LAST) >> 1; bias += BASE) left = Math.floor(left / (BASE - FIRST));
		return bias + Math.floor(((BASE - FIRST + 1) * left) / (left + SKEW));
	};

	const digit = (sign) => (/[0-9]/.test(sign) ? Number(sign) + 26 : sign.charCodeAt(0) - 97);

	const decode = (text) => {
		const last = text.lastIndexOf("-");
		const letters = [...text.slice(0, Math.max(last, 0))];
		let [code, place, bias] = [128, 0, 72];
		for (let at = last + 1; at < text.length; ) {
			const before = place;
			for (let weight = 1, step = BASE; ; step += BASE) {
				const value = digit(text[at++] ?? "{");
				// A text that ends too soon, or counts past all letters, is no such name.
				if (value >= BASE || place > 0x7fffffff) return "";
				place += value * weight;
				const most = Math.min(Math.max(step - bias, FIRST), LAST);
				if (value < most) break;
				weight *= BASE - most;
			}
			const count = letters.length + 1;
			bias = adapt(place - before, count, before === 0);
			code += Math.floor(place / count);
			if (code > 0x10ffff) return "";
			place %= count;
			letters.splice(place++, 0, String.fromCodePoint(code));
		}
		return letters.join("");
	};

	const encode = (domain) => {
		try {
			return new URL(`http://${domain}`).hostname;
		} catch {
			return "";
		}
	};

	const shown_label = (label) => {
		if (!/^xn--/i.test(label) || label.length > LONGEST) return label;
		const letters = decode(label.slice(4).toLowerCase());
		const is_right = /[^\x00-\x7f]/.test(letters) && readable.some((pattern) => pattern.test(letters));
		// What is not written back as it stood is another name.
		return is_right && encode(letters) === label.toLowerCase() ? letters : label;
	};

	const shown = (text) => text.replace(NAME, (name) => name.split(".").map(shown_label).join("."));

	const isolated = (text) => {
		const letters = shown(text);
		return letters === text ? text : `${START}${letters}${END}`;
	};

	// In the text of a page; a link leads where it led.
	const in_html = (html) => html.replace(/(^|>)([^<]+)/g, (_all, before, text) => before + isolated(text));

	const formatted = frappe.form.formatters.Data;
	frappe.form.formatters.Data = function (...words) {
		const html = formatted.apply(this, words);
		return typeof html === "string" && /xn--/i.test(html) ? in_html(html) : html;
	};

	const is_address = ({ df }, value) => df?.fieldtype === "Data" && typeof value === "string" && value.includes("@");

	// Typed in letters it is what is stored, before the engine judges it by its ASCII letters.
	const stored = (text) =>
		text.replace(/@([^\s@,;،؛<>]*[^\x00-\x7f\s@,;،؛<>][^\s@,;،؛<>]*)/g, (all, domain) => {
			const name = encode(domain.replace(/[\u2066-\u2069\u200e\u200f]/g, ""));
			return name ? `@${name}` : all;
		});

	const data = frappe.ui.form.ControlData.prototype;
	const { format_for_input, parse } = data;
	data.format_for_input = function (value) {
		const text = format_for_input.call(this, value);
		return is_address(this, text) ? shown(text) : text;
	};
	data.parse = function (value) {
		const read = parse ? parse.call(this, value) : value;
		return is_address(this, read) ? stored(read) : read;
	};

	// What is told, and what is refused, quotes what is stored.
	const in_letters = (said) => {
		if (typeof said === "string") return shown(said);
		return typeof said?.message === "string" ? { ...said, message: shown(said.message) } : said;
	};

	for (const name of ["msgprint", "show_alert"]) {
		const tell = frappe[name];
		frappe[name] = (said, ...more) => tell.call(frappe, in_letters(said), ...more);
	}

	frappe.provide("coalition");
	coalition.shown_domain = shown;
})();
