// The bar at the top finds records by what they are called, in whatever spelling and script, while one types; so does
// the dialog behind it. The server says who is found, of those whom the user may read.
frappe.provide("frappe.search");

// By POST: an address stands in logs, and a name in it.
const find_names = (text) =>
	new Promise((resolve) => {
		frappe.call({
			method: "coalition.base.search.desk.find",
			args: { text },
			no_spinner: true,
			silent: true,
			callback: ({ message }) => resolve(message || []),
			error: () => resolve([]),
		});
	});

function as_option(hit, index) {
	return {
		label: frappe.utils.escape_html(hit.title),
		// By this the bar tells its options apart, and two may be called alike.
		value: `${hit.title} ${hit.name}`,
		description: frappe.utils.escape_html(`${hit.kind} · ${hit.name}`),
		route: ["Form", hit.doctype, hit.name],
		// Above what the bar offers by itself, below «Search for …»; likest first.
		index: 99 - index / 100,
		match: hit.title,
	};
}

function add_names_to_bar(bar) {
	const add_defaults = bar.add_defaults;
	bar.add_defaults = function (text) {
		add_defaults.call(this, text);
		if (text.charAt(0) === "#") return;
		find_names(text).then((hits) => {
			// What was typed meanwhile asks for others.
			const typed = this.awesomplete.input.value.trim().replace(/\s\s+/g, " ");
			if (typed !== text || !hits.length) return;
			this.options = this.options.concat(hits.map(as_option));
			this.awesomplete.list = this.deduplicate(this.options);
		});
	};
}

// The dialog knows records by their numbers alone: those that we find are told by their names.
function tell_names_in_dialog(utils) {
	const get_global_results = utils.get_global_results;
	utils.get_global_results = async function (text, ...more) {
		const [sets, hits] = await Promise.all([get_global_results.call(this, text, ...more), find_names(text)]);
		const titles = new Map(hits.map((hit) => [`${hit.doctype}/${hit.name}`, hit.title]));
		for (const result of sets.flatMap((set) => set.results)) {
			const title = titles.get(result.route.slice(1).join("/"));
			if (title) {
				result.label = frappe.utils.escape_html(title);
				result.description = frappe.utils.escape_html(result.value);
			}
		}
		return sets;
	};
}

if (frappe.search.AwesomeBar) add_names_to_bar(frappe.search.AwesomeBar.prototype);
if (frappe.search.utils) tell_names_in_dialog(frappe.search.utils);
