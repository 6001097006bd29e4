// Reports of ours on paper: the server makes them anew, with the coalition's name, the filters in words, the day and
// the number of each page. What is on the screen is told to it: which columns, which rows, in which order.
(() => {
	const QueryReport = frappe.views?.QueryReport?.prototype;
	if (!QueryReport) return;
	const METHOD = "coalition.base.printed.desk.report";
	const [LANDSCAPE, PORTRAIT] = ["Landscape", "Portrait"];
	// More columns than these are narrow on an upright sheet.
	const UPRIGHT = 5;

	const is_ours = ({ report_doc }) => {
		const module = report_doc?.module;
		return module && frappe.boot.coalition_apps?.includes(frappe.boot.module_app[frappe.scrub(module)]);
	};

	const WAYS = { Print: print, PDF: save };
	const { get_menu_items, render_chart } = QueryReport;
	QueryReport.get_menu_items = function () {
		const items = get_menu_items.call(this);
		if (!is_ours(this)) return items;
		return items.map((item) => {
			const way = Object.keys(WAYS).find((name) => item.label === __(name)); // texts: Print, PDF
			return way ? { ...item, action: () => ask_what(this, item.label, WAYS[way]) } : item;
		});
	};

	// The engine's chart cuts labels off, and draws them for the other direction.
	QueryReport.render_chart = function (options) {
		if (!options?.coalition_picture) return render_chart.call(this, options);
		this.$chart.empty().show();
		const shown = document.createElement("section");
		shown.className = "coalition-overview";
		shown.append(coalition.picture(options.coalition_picture));
		this.$chart[0].append(shown);
	};

	function ask_what(report, title, way) {
		const columns = report.get_visible_columns();
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
		frappe.prompt(fields, (answer) => way(report, answer), title, title);
	}

	async function print(report, answer) {
		// Before anything is asked for: a browser opens windows for a click alone.
		const sheet = window.open("", "_blank");
		if (!sheet) return frappe.msgprint(__("Please enable pop-ups in your browser"));
		try {
			const { page } = await made(report, answer, 0);
			sheet.document.write(page);
			sheet.document.close();
			sheet.document.querySelector(".by-hand").addEventListener("click", () => sheet.print());
		} catch {
			// What is wrong the desk has told.
			sheet.close();
		}
	}

	async function save(report, answer) {
		const { name, content } = await made(report, answer, 1);
		const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
		const link = document.createElement("a");
		link.href = URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
		link.download = name;
		link.click();
		setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
	}

	async function made(report, { orientation, columns }, as_file) {
		const asked = {
			orientation,
			columns,
			filters: report.get_filter_values(),
			rows: rows_of(report),
			chosen: chosen_in(report),
			more: report.custom_columns || [],
		};
		const args = { report_name: report.report_name, asked, as_file };
		const { message } = await frappe.call({ method: METHOD, type: "POST", args, freeze: true });
		return message;
	}

	function rows_of({ datatable }) {
		if (!datatable) return null;
		const seen = new Set(datatable.bodyRenderer.visibleRowIndices);
		return datatable.datamanager.rowViewOrder.filter((place) => seen.has(place));
	}

	function chosen_in(report) {
		const values = report.get_filter_values();
		return report.filters
			.filter(({ df }) => values[df.fieldname] && !df.hidden)
			.map(({ df }) => [df.label, in_words(df, values[df.fieldname]), kind_of(df)]);
	}

	const kind_of = (df) => (["Date", "Datetime", "Check", "Int", "Float"].includes(df.fieldtype) ? df.fieldtype : "Data");

	function in_words(df, value) {
		if (Array.isArray(value)) return value.join("، ");
		if (df.fieldtype === "Link") return frappe.utils.get_link_title(df.options, value) || value;
		const option = (Array.isArray(df.options) ? df.options : []).find((each) => each?.value === value);
		return String(option?.label ?? value);
	}
})();
