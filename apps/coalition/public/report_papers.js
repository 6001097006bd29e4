// Reports and lists of ours on paper, set by the server: with the coalition's name, the filters in words, the day and the
// number of each page. A report is made anew there; what is on the screen is told to it, which columns and which rows.
(() => {
	const QueryReport = frappe.views?.QueryReport?.prototype;
	const ReportView = frappe.views?.ReportView?.prototype;
	if (!QueryReport || !ReportView) return;
	const SERVER = "coalition.base.printed.desk.";
	const [LANDSCAPE, PORTRAIT] = ["Landscape", "Portrait"];
	// More columns than these are narrow on an upright sheet.
	const UPRIGHT = 5;
	// What a record is called, in pixels of a screen.
	const WIDE = 240;
	const WAYS = { Print: print, PDF: save };

	const is_ours = (module) =>
		module && frappe.boot.coalition_apps?.includes(frappe.boot.module_app[frappe.scrub(module)]);

	const { get_menu_items, render_chart } = QueryReport;
	QueryReport.get_menu_items = function () {
		return get_menu_items.call(this).map((item) => {
			const way = Object.keys(WAYS).find((name) => item.label === __(name)); // texts: Print, PDF
			if (!way) return item;
			// Whose report it is, is known once somebody clicks: the menu is made before it is read.
			const ours = () => print_report(this, item.label, WAYS[way]);
			return { ...item, action: () => (is_ours(this.report_doc?.module) ? ours() : item.action()) };
		});
	};

	const { report_menu_items } = ReportView;
	ReportView.report_menu_items = function () {
		const items = report_menu_items.call(this);
		if (!is_ours(frappe.get_meta(this.doctype)?.module) || !frappe.model.can_print(this.doctype)) return items;
		const entry = (way) => ({ label: __(way), action: () => print_list(this, __(way), WAYS[way]) }); // texts: as above
		return items.flatMap((item) => (item.label === __("Print") ? Object.keys(WAYS).map(entry) : [item]));
	};

	// The engine's chart cuts labels off, and draws them for the other direction.
	QueryReport.render_chart = function (options) {
		if (!options?.coalition_picture) return render_chart.call(this, options);
		this.$chart.empty().show();
		const shown = document.createElement("section");
		shown.className = "coalition-overview";
		if (options.coalition_map) {
			// Drawn by the server; what people wrote is escaped in it.
			shown.classList.add("coalition-map");
			shown.innerHTML = options.coalition_map;
		} else shown.append(coalition.picture(options.coalition_picture));
		this.$chart[0].append(shown);
	};

	function print_report(report, label, way) {
		ask_what(label, report.get_visible_columns(), (answer) => {
			const asked = {
				...answer,
				filters: report.get_filter_values(),
				rows: rows_of(report.datatable),
				chosen: chosen_in(report),
				more: report.custom_columns || [],
			};
			return way("report", { report_name: report.report_name, asked });
		});
	}

	function print_list(list, label, way) {
		const columns = list.columns
			.filter(({ docfield, id }) => docfield && id !== "docstatus")
			.map(({ id, name, docfield }) => ({
				fieldname: id,
				label: name,
				fieldtype: docfield.fieldtype,
				print_hide_if_no_value: docfield.print_hide_if_no_value,
				width: id === frappe.get_meta(list.doctype).title_field ? WIDE : 0,
				docfield,
			}));
		ask_what(label, columns, (answer) => {
			const rows = (rows_of(list.datatable) || []).map((place) =>
				columns.map(({ fieldname, docfield }) => cell(docfield, list.data[place][fieldname]))
			);
			const told = columns.map(({ docfield, ...column }) => column);
			const title = list.report_name || __(list.doctype); // texts: names of DocTypes.
			return way("table", { doctype: list.doctype, title, columns: told, rows, asked: { ...answer, chosen: filters_of(list) } });
		});
	}

	function ask_what(title, columns, act) {
		const sides = [LANDSCAPE, PORTRAIT].map((value) => ({ value, label: __(value) })); // texts: Landscape, Portrait
		const fields = [
			{
				fieldname: "orientation",
				fieldtype: "Select",
				label: __("Orientation"),
				options: sides,
				default: columns.length > UPRIGHT ? LANDSCAPE : PORTRAIT,
			},
			{
				fieldname: "columns",
				fieldtype: "MultiCheck",
				label: __("Select Columns"),
				columns: 2,
				options: columns.map(({ fieldname, label }) => ({ label, value: fieldname, checked: 1 })),
			},
		];
		frappe.prompt(fields, act, title, title);
	}

	async function print(method, args) {
		// Before anything is asked for: a browser opens windows for a click alone.
		const sheet = window.open("", "_blank");
		if (!sheet) return frappe.msgprint(__("Please enable pop-ups in your browser"));
		try {
			const { page } = await made(method, args, 0);
			sheet.document.write(page);
			sheet.document.close();
			sheet.document.querySelector(".by-hand").addEventListener("click", () => sheet.print());
		} catch {
			// What is wrong the desk has told.
			sheet.close();
		}
	}

	async function save(method, args) {
		const { name, content } = await made(method, args, 1);
		const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
		const link = document.createElement("a");
		link.href = URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
		link.download = name;
		link.click();
		setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
	}

	async function made(method, args, as_file) {
		const asked = { method: SERVER + method, type: "POST", args: { ...args, as_file }, freeze: true };
		const { message } = await frappe.call(asked);
		return message;
	}

	function rows_of(datatable) {
		if (!datatable) return null;
		const seen = new Set(datatable.bodyRenderer.visibleRowIndices);
		return datatable.datamanager.rowViewOrder.filter((place) => seen.has(place));
	}

	function chosen_in(report) {
		const values = report.get_filter_values();
		return report.filters
			.filter(({ df }) => values[df.fieldname] && !df.hidden)
			.map(({ df }) => [df.label, cell(df, values[df.fieldname]), df.fieldtype]);
	}

	function filters_of(list) {
		return list.filter_area
			.get()
			.filter(([, , condition]) => condition === "=")
			.map(([doctype, fieldname, , value]) => [frappe.meta.get_docfield(doctype, fieldname), value])
			.filter(([df]) => df)
			.map(([df, value]) => [__(df.label), cell(df, value), df.fieldtype]); // texts: labels of DocTypes.
	}

	// A choice or a link by what people call it; days and numbers the server writes in words.
	function cell(df, value) {
		if (Array.isArray(value)) return value.join("، ");
		if (value == null || value === "") return "";
		if (df.fieldtype === "Link") return frappe.utils.get_link_title(df.options, value) || value;
		if (df.fieldtype !== "Select") return value;
		const option = Array.isArray(df.options) && df.options.find((each) => each?.value === value);
		return option?.label ?? __(value); // texts: options of DocTypes.
	}
})();
