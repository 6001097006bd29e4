// Accounts of those who act for a member, and the text that reminds it. The rules are the server's.
(() => {
	const ACCOUNTS = "coalition.membership.people.member_accounts.";

	frappe.ui.form.on("Member Organisation", {
		refresh(frm) {
			if (frm.is_new()) return;
			offer_text(frm);
			if (!frm.perm[0]?.write) return;
			(frm.doc.people || []).filter(may_have_account).forEach((row) => offer_account(frm, row));
		},
	});

	frappe.ui.form.on("Individual Member", {
		refresh(frm) {
			if (frm.is_new()) return;
			offer_text(frm);
			coalition.offer_documents(frm);
			if (!frm.perm[0]?.write) return;
			frm.add_custom_button(__("Account in the portal"), () =>
				make(`${ACCOUNTS}make_individuals_account`, { member: frm.doc.name })
			);
		},
	});

	function may_have_account(row) {
		const is_over = row.until_date && row.until_date < frappe.datetime.get_today();
		return row.duty !== "Contact" && !is_over && !row.__islocal;
	}

	function offer_account(frm, row) {
		const label = row.account ? __("Account of {0}", [row.person_name]) : __("Make an account for {0}", [row.person_name]);
		frm.add_custom_button(
			frappe.utils.escape_html(label),
			() => make(`${ACCOUNTS}make_account`, { member: frm.doc.name, row: row.name }),
			__("Accounts")
		);
	}

	// A code is handed over on the account itself.
	async function make(method, args) {
		const { message: account } = await frappe.call({ method, type: "POST", args, freeze: true });
		if (account) frappe.set_route("Form", "Portal Account", account);
	}

	function offer_text(frm) {
		frm.add_custom_button(__("Copy text and link"), async () => {
			const { message: text } = await frappe.call({
				method: "coalition.membership.charters.reminders.members_text_to_paste",
				args: { doctype: frm.doctype, member: frm.doc.name },
				type: "GET",
			});
			if (text) frappe.utils.copy_to_clipboard(text);
		});
	}
})();
