// Words that libraries of the desk say in English alone, some of them only to who hears the page; and a note in which
// the engine advertises another product, with an address elsewhere.
(() => {
	const lists = window.Awesomplete;
	if (lists) {
		const { create } = lists.$;
		lists.$.create = (tag, told) =>
			create(tag, told?.role === "status" ? { ...told, textContent: __("Type to search") } : told);
		after(lists.prototype, "evaluate", (list) => {
			const number = list.ul.children.length;
			list.status.textContent = number ? __("{0} found", [number]) : __("Nothing found");
		});
		after(lists.prototype, "goto", (list, [place]) => {
			const items = list.ul.children;
			if (place < 0 || !items[place]) return;
			list.status.textContent = __("{0}: {1} of {2}", [items[place].textContent.trim(), place + 1, items.length]);
		});
	}

	// What kind of record a field is about.
	frappe.form.link_formatters.DocType = (value) => __(value); // texts: names of DocTypes.
	if (frappe.views.ListSidebar) frappe.views.ListSidebar.prototype.add_insights_banner = () => {};
	after(frappe.views.ReportView?.prototype, "setup_datatable", (report) => name_filters(report.datatable));
	after(frappe.views.QueryReport?.prototype, "render_datatable", (report) => name_filters(report.datatable));

	// What a report is grouped by.
	change(frappe.ui.GroupBy?.prototype, "get_group_by_field_label", (label) => __(label)); // texts: labels of DocTypes.
	// A choice in a column of a list says what it is once more, in English, to who points at it.
	change(frappe.views.ListView?.prototype, "get_column_html", (html, [{ df }, doc]) => {
		const chosen = df?.fieldtype === "Select" && doc[df.fieldname];
		const [said, meant] = [chosen, __(chosen || "")].map(frappe.utils.escape_html); // texts: options of DocTypes.
		return chosen ? html.replace(`: ${said}"`, () => `: ${meant}"`) : html;
	});
	// The engine writes the time zone behind what a field is for, and then knows the sentence no more.
	before(frappe.ui.form.ControlDatetime?.prototype, "set_description", ({ df }) => {
		df.description &&= __(df.description); // texts: descriptions of DocTypes.
	});

	// Beside what happened to a record stands a sign, which is called by the name of its file.
	$(document).on("form-refresh", (_event, frm) => {
		const items = frm.timeline && Object.getPrototypeOf(Object.getPrototypeOf(frm.timeline));
		if (!items || items.signs_have_no_name) return;
		items.signs_have_no_name = true;
		const engines = items.get_timeline_item;
		items.get_timeline_item = function (item) {
			const shown = engines.call(this, item);
			if (!item.title) shown.find(".timeline-badge").removeAttr("title");
			return shown;
		};
		frm.timeline.wrapper.find(".timeline-badge[title]").removeAttr("title");
	});

	function around(prototype, method, act) {
		const engines = prototype?.[method];
		if (!engines) return;
		prototype[method] = function (...given) {
			return act(this, given, () => engines.apply(this, given));
		};
	}

	function before(prototype, method, act) {
		around(prototype, method, (self, given, engines) => {
			act(self, given);
			return engines();
		});
	}

	function after(prototype, method, act) {
		around(prototype, method, (self, given, engines) => {
			const answer = engines();
			act(self, given);
			return answer;
		});
	}

	function change(prototype, method, act) {
		around(prototype, method, (self, given, engines) => act(engines(), given));
	}

	// The cells above the columns of a report, in which it is narrowed down.
	function name_filters(table) {
		if (!table) return;
		const rows = Object.getPrototypeOf(table.rowmanager);
		if (!rows.names_filters) {
			const engines = rows.getFilterInput;
			rows.names_filters = true;
			rows.getFilterInput = (props) => {
				const title = __("Filter by {0}", [props.name || __("Number")]);
				return engines(props).replace(/title="[^"]*"/, `title="${frappe.utils.escape_html(title)}"`);
			};
		}
		table.wrapper.querySelectorAll(".dt-filter[title]").forEach((filter) => {
			const column = table.getColumn(Number(filter.dataset.colIndex));
			filter.title = __("Filter by {0}", [column?.name || __("Number")]);
		});
	}
})();
