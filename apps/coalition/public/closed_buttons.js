// Buttons of the engine's whose functions are closed to people with a role of ours (access/functions/desk_functions.py): what
// they would be refused after typing is not offered. Mails go by «Copy text and link», and records are not shared.
(() => {
	if (!frappe.boot?.coalition_closed) return;

	frappe.model.can_email = () => false;
	$(() => document.body.classList.add("coalition-closed"));

	// Actions of a list, and its other views.
	const list = frappe.views.ListView?.prototype;
	if (list) {
		const actions = list.get_actions_menu_items;
		list.get_actions_menu_items = function () {
			const closed = __("Apply Assignment Rule", null, "Button in list view actions menu");
			return actions.call(this).filter((item) => item.label !== closed);
		};
	}
	const views = frappe.views.ListViewSelect?.prototype;
	if (views) {
		const set_up = views.setup_views;
		views.setup_views = function () {
			set_up.call(this);
			const is_closed = (_, label) => label.textContent.trim() === __("Kanban");
			$(this.page.wrapper).find(".menu-item-label").filter(is_closed).closest("li").remove();
		};
	}
})();
