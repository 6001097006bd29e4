// Above the tabs of a form: what it is about, what was found of it, and what waits. All of it comes with the record and
// is the server's: base/form_heads. Other scripts put there what is seen whichever tab is open.
frappe.provide("coalition");

(() => {
	$(document).on("form-refresh", (_event, frm) => {
		begin_at_first_tab(frm);
		frm.layout.wrapper.find(".coalition-head.of-record").remove();
		const head = !frm.is_new() && frm.doc.__onload?.head;
		if (!head) return;
		(head.people || []).forEach(([user, name]) => frappe.utils.add_link_title("User", user, name));
		call_it(frm, head.title);
		const parts = [lines(head.lines), waiting(head.waiting), findings(head.findings)].filter(Boolean);
		if (parts.length) above(frm).prepend(element("section", "coalition-head of-record", ...parts));
	});

	// The engine chooses a tab while it knows nothing of the record yet, and stays with it.
	function begin_at_first_tab(frm) {
		if (frm.coalition_shown === frm.docname) return;
		frm.coalition_shown = frm.docname;
		delete frm.active_tab_map?.[frm.docname];
	}

	// Below the head; whoever puts something there takes away what it put before.
	coalition.above_tabs = (frm, shown) => above(frm).append(shown);

	function above(frm) {
		const known = frm.layout.wrapper.find(".coalition-above");
		return known.length ? known : $(element("div", "coalition-above")).insertBefore(frm.layout.wrapper.find(".form-page").first());
	}

	// The way to where one is ends with the same name.
	const { set_form_breadcrumb } = frappe.breadcrumbs;
	frappe.breadcrumbs.set_form_breadcrumb = function (...rest) {
		set_form_breadcrumb.apply(this, rest);
		const [, doctype, ...name] = frappe.get_route();
		const meta = frappe.get_meta(doctype);
		const doc = frappe.get_doc(doctype, name.join("/"));
		if (meta?.autoname !== "hash" || !doc || doc.__islocal) return;
		this.$breadcrumbs.find("li:last a").text(doc.__onload?.head?.title || doc[meta.title_field] || "");
	};

	// A number stays beside the name; what the engine draws by lot tells nobody anything, and it names its window by it.
	function call_it(frm, title) {
		const is_drawn = frm.meta.autoname === "hash";
		if (title) {
			frm.page.set_title(frappe.utils.escape_html(title), null, true, title);
			frm.page.set_title_sub(is_drawn ? "" : frm.docname);
		} else if (is_drawn && frm.meta.title_field) frappe.utils.set_title(frm.page.title);
		if (is_drawn) frappe.breadcrumbs.update();
	}

	function lines(rows) {
		return rows.length && element("dl", "", ...rows.flatMap((row) => [element("dt", "", row.label), held(row)]));
	}

	function held({ text, ways, tone, note }) {
		const said = text ? [element("bdi", tone ? `tone ${tone}` : "bold", text)] : [];
		const remark = note ? [element("bdi", "note", note)] : [];
		return element("dd", "", ...said, ...ways.map(({ text, link: href }) => link(href, text)), ...remark);
	}

	function waiting(rows) {
		const lines = rows.map(({ label, count, link: href }) => element("li", "", link(href, `${label}: ${count}`)));
		return rows.length && element("ul", "waiting", ...lines);
	}

	function findings(rows) {
		return rows.length && element("ul", "findings", ...rows.map(finding));
	}

	function finding({ label, text, tone, note }) {
		const remark = note ? [element("span", "note", note)] : [];
		return element("li", tone, element("span", "tone", text), element("span", "bold", label), ...remark);
	}

	function element(tag, classes, ...inside) {
		const made = document.createElement(tag);
		if (classes) made.className = classes;
		made.append(...inside);
		return made;
	}

	function link(href, text) {
		const made = element("a", "", element("bdi", "", text));
		made.href = href;
		return made;
	}
})();
