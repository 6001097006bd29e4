// The usual steps of a workflow have buttons of their own, beside the menu «Actions»; what ends a case stays in that
// menu alone. They click its entries, so that all that the engine and our scripts ask before a step is asked.
(() => {
	const States = frappe.ui?.form?.States;
	if (!States) return;

	const engines = States.prototype.setup_btn;
	States.prototype.setup_btn = function (has_steps) {
		const drawn = engines.call(this, has_steps);
		this.frm.page.wrapper.find(".coalition-step").remove();
		if (has_steps) usual_steps(this.frm).forEach((step) => add_button(this.frm, step.action));
		return drawn;
	};

	function usual_steps(frm) {
		const workflow = frappe.workflow.workflows[frm.doctype];
		const state = frm.doc[workflow.workflow_state_field];
		const leads_on = (step) => workflow.transitions.some((next) => next.state === step.next_state);
		return workflow.transitions.filter((step) => step.state === state && leads_on(step));
	}

	function add_button(frm, action) {
		// texts: whoever ships a workflow declares its actions.
		const label = __(action);
		const entry = () =>
			frm.page.actions.find(".menu-item-label").filter((_, shown) => $(shown).text().trim() === label);
		// Which steps may be taken, and by whom, the engine has asked the server.
		if (entry().length) frm.add_custom_button(label, () => entry().first().click()).addClass("coalition-step");
	}
})();
