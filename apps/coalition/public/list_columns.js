// As many columns of a list as can be read, none of numbers drawn by lot; a record that is about another is called by
// that one's name: by `coalition_about` of its list's settings, fields of which one holds the other record, or, where it has no
// title and its own number is drawn, by the first record that its list names.
(() => {
	const list = frappe.views.ListView?.prototype;
	if (!list) return;
	// The engine counts the column of tags, which is hidden, and leaves one beside the state on most screens.
	const COLUMNS = [
		[1600, 8],
		[1200, 6],
		[0, 5],
	];

	const { setup_columns, get_column_html, get_subject_html, render_list } = list;
	list.setup_columns = function () {
		if (!this.list_view_settings.total_fields) {
			const most = COLUMNS.find(([width]) => window.innerWidth >= width)[1];
			this.list_view_settings = { ...this.list_view_settings, total_fields: most };
		}
		// What is drawn by lot tells nobody anything.
		if (this.meta.autoname === "hash") this.settings.hide_name_column = true;
		setup_columns.call(this);
		if (about(this)) called_by(this, about(this));
	};

	function about({ settings, meta }) {
		if (settings.coalition_about || meta.title_field || meta.autoname !== "hash") return settings.coalition_about;
		const first = meta.fields.find(({ in_list_view, fieldtype }) => in_list_view && fieldtype === "Link");
		return first && [first.fieldname];
	}

	// The first column is of the other record; it has no second one.
	function called_by(view, about) {
		const others = view.columns.filter(({ type, df }) => type !== "Field" || !about.includes(df.fieldname));
		const subject = { type: "Subject", df: frappe.meta.get_docfield(view.doctype, about[0]) };
		view.columns = [subject, ...others.filter(({ type }) => type !== "Subject")];
	}

	list.get_subject_html = function (doc) {
		const field = (about(this) || []).find((each) => doc[each]);
		if (!field) return get_subject_html.call(this, doc);
		const [{ df }] = this.columns;
		const title = doc[`${field}_${this.link_field_title_fields[field]}`] || known_name(this, doc, field);
		return get_subject_html.call(this, { ...doc, [df.fieldname]: title || doc[field] });
	};

	// Users, and what a field names that may hold a record of any kind, come as addresses and numbers: the server says what
	// these are called.
	list.render_list = function () {
		render_list.call(this);
		const unknown = unknown_names(this);
		if (unknown.length) ask_names(this, unknown);
	};

	async function ask_names(view, records) {
		const shown = view.data;
		const method = "coalition.base.form_heads.desk.names_of";
		const { message: names } = await frappe.call({ method, args: { records: JSON.stringify(records) } });
		names.forEach(([doctype, name, title]) => frappe.utils.add_link_title(doctype, name, title));
		// Other rows may be shown by the time the answer comes.
		if (view.data !== shown) return;
		render_list.call(view);
		view.set_rows_as_checked();
	}

	// Who did something is called by name; here alone, since the engine asks for titles of links by what it finds there.
	list.get_column_html = function (column, doc) {
		const field = column.df?.options === "User" && doc[column.df.fieldname] && column.df.fieldname;
		if (!field) return get_column_html.call(this, column, doc);
		this.link_field_title_fields[field] = "called";
		const called = frappe.utils.get_link_title("User", doc[field]) || frappe.user_info(doc[field]).fullname;
		const drawn = get_column_html.call(this, column, { ...doc, [`${field}_called`]: called });
		delete this.link_field_title_fields[field];
		return drawn;
	};

	function unknown_names(view) {
		const fields = view.columns
			.map(({ df }) => df)
			.filter((df) => df && (df.fieldtype === "Dynamic Link" || df.options === "User"));
		const kind = (df, doc) => (df.fieldtype === "Dynamic Link" ? doc[df.options] : df.options);
		const named = fields.flatMap((df) => view.data.map((doc) => [kind(df, doc), doc[df.fieldname]]));
		return named.filter(([doctype, name]) => doctype && name && !frappe.utils.get_link_title(doctype, name));
	}

	function known_name(view, doc, field) {
		const df = frappe.meta.get_docfield(view.doctype, field);
		// texts: names of DocTypes.
		if (df.options === "DocType") return __(doc[field]);
		return df.fieldtype === "Dynamic Link" && frappe.utils.get_link_title(doc[df.options], doc[field]);
	}
})();
