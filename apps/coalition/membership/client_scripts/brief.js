// At the head of a member's form: who is reached how, and what waits. What is told is the server's: membership/brief.py.
(() => {
	const with_brief = {
		async refresh(frm) {
			if (frm.is_new()) return;
			const args = { name: frm.doc.name, doctype: frm.doc.doctype };
			const { message: brief } = await frappe.call({
				method: "coalition.membership.brief.member_brief",
				type: "GET",
				args,
			});
			// Another record may be shown by the time the answer comes.
			if (brief?.name !== frm.doc.name) return;
			const place = frm.dashboard.parent;
			place.find(".member-brief").remove();
			if (!brief.people.length && !brief.waiting.length) return;
			place.prepend(element("section", "member-brief", people(brief), waiting(brief)));
			frm.dashboard.show();
		},
	};
	frappe.ui.form.on("Member Organisation", with_brief);
	frappe.ui.form.on("Individual Member", with_brief);

	function people({ people }) {
		return element("dl", "", ...people.flatMap((each) => [element("dt", "text-muted", each.label), one(each)]));
	}

	function one({ name, phone, call, email, write }) {
		const ways = [element("bdi", "bold", name)];
		if (phone) ways.push(link(call, phone));
		if (email) ways.push(link(write, email));
		return element("dd", "", ...ways);
	}

	function waiting({ waiting }) {
		const lines = waiting.map(({ label, count, link: href }) => element("li", "", link(href, `${label}: ${count}`)));
		return element("ul", "list-unstyled", ...lines);
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
