// The page on which a record of ours is printed: called by its name, and in the language of who prints. The engine calls
// it by its number, and takes a field `language` for that of the paper, which says here what an applicant reads. Its class
// comes with the page, once somebody prints.
(() => {
	let engines;
	Object.defineProperty(frappe.ui.form, "PrintView", {
		configurable: true,
		get: () => engines,
		set(PrintView) {
			engines = PrintView;
			change(PrintView.prototype);
		},
	});

	const is_ours = ({ meta }) => frappe.boot.coalition_apps?.includes(frappe.boot.module_app[frappe.scrub(meta?.module || "")]);

	function change(prototype) {
		const { set_title, set_default_print_language } = prototype;
		prototype.set_title = function () {
			set_title.call(this);
			const title = is_ours(this.frm) && title_of(this.frm);
			if (title) this.page.set_title(title);
		};
		prototype.set_default_print_language = function () {
			const { frm } = this;
			if (is_ours(frm)) this.frm = Object.create(frm, { doc: { value: { ...frm.doc, language: "" } } });
			try {
				set_default_print_language.call(this);
			} finally {
				this.frm = frm;
			}
		};
	}

	function title_of({ doc, meta }) {
		const value = meta.title_field && doc?.[meta.title_field];
		const field = value && frappe.meta.get_docfield(meta.name, meta.title_field);
		return field?.fieldtype === "Link" ? frappe.utils.get_link_title(field.options, value) || value : value;
	}
})();
