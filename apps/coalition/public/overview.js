// On a workspace of ours: above what leads elsewhere, what waits for me; below it, figures and pictures. The server
// says what is shown to whom. The engine's own charts cut labels off and turn Arabic round.
(() => {
	const Workspace = frappe.views?.Workspace;
	if (!Workspace) return;

	const engines = Workspace.prototype.show_page;
	Workspace.prototype.show_page = async function (page) {
		const shown = await engines.call(this, page);
		stand_in(this.body[0], page);
		return shown;
	};

	async function stand_in(body, page) {
		body.querySelectorAll(".coalition-overview").forEach((each) => each.remove());
		// Which is shown by now: answers do not come in the order of clicks.
		body.dataset.coalitionWorkspace = page.name;
		const name = (frappe.boot.coalition_workspaces || []).find((each) => each === page.name);
		if (!name || page.public === false) return;
		const shown = await frappe.xcall("coalition.base.overview.desk.shown", { workspace: name });
		if (body.dataset.coalitionWorkspace !== name) return;
		body.querySelectorAll(".coalition-overview").forEach((each) => each.remove());
		body.prepend(section(__("What Waits for Me"), [...waiting(shown), on_a_phone()]));
		if (shown.figures.length || shown.pictures.length)
			body.append(section(__("In Figures"), [figures(shown.figures), ...shown.pictures.map(picture)]));
	}

	function element(tag, classes, ...inside) {
		const made = document.createElement(tag);
		if (classes) made.className = classes;
		made.append(...inside);
		return made;
	}

	function link(classes, href, ...inside) {
		const made = element("a", classes, ...inside);
		made.href = href;
		return made;
	}

	function section(title, inside) {
		const made = element("section", "coalition-overview", element("h2", "", title), ...inside);
		made.setAttribute("aria-label", title);
		return made;
	}

	function waiting({ waiting, nothing }) {
		if (!waiting.length) return [element("p", "nothing", nothing)];
		return [element("ul", "waiting", ...waiting.map(one_that_waits))];
	}

	// Seen on narrow screens alone (desk.css): the same work, in the portal's style.
	const on_a_phone = () => link("on-a-phone", "/coalition/staff", __("Work on a phone"));

	function one_that_waits({ label, count, link: href, records }) {
		const number = count === null ? [] : [element("span", "number", String(count))];
		const line = element("li", "", link("kind", href, ...number, element("span", "", label)));
		if (records.length) line.append(element("ul", "records", ...records.map(record)));
		return line;
	}

	function record({ label, link: href }) {
		const name = element("bdi", "", label);
		return element("li", "", link("", href, name));
	}

	function figures(shown) {
		return element("div", "figures", ...shown.map(figure));
	}

	function figure({ label, count, link: href }) {
		return link("figure", href, element("span", "number", String(count)), element("span", "", label));
	}

	// A table, so that it is read aloud, copied and printed as what it is.
	function picture({ label, bars }) {
		const table = element("table", "picture", element("caption", "", label));
		if (!bars.length) return element("div", "picture", element("h3", "", label), nothing_yet());
		table.append(element("tbody", "", ...bars.map(bar)));
		return table;
	}

	frappe.provide("coalition");
	// Reports show theirs with the same bars.
	coalition.picture = picture;

	const nothing_yet = () => element("p", "nothing", __("Nothing to show yet."));

	function bar({ label, count, share }) {
		const name = element("th", "", element("bdi", "", label));
		name.scope = "row";
		const length = element("span", "bar");
		// What counts something is seen, however short its bar would be.
		length.style.inlineSize = share ? `max(2px, ${share * 100}%)` : "0";
		return element("tr", "", name, element("td", "length", length), element("td", "number", String(count)));
	}
})();
