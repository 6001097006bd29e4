// Like frappe.prompt, but the dialog stays with what was typed until the act has succeeded: the engine's own
// closes first, and a reason that took ten minutes is gone with the connection.
frappe.provide("coalition");

coalition.prompt = (fields, act, title, label) => {
	const dialog = new frappe.ui.Dialog({
		title,
		fields: Array.isArray(fields) ? fields : [fields],
		primary_action_label: label,
		async primary_action(values) {
			dialog.disable_primary_action();
			try {
				await act(values);
				dialog.hide();
			} catch (error) {
				// What the server refused it has said already.
				if (error instanceof Error) throw error;
			} finally {
				dialog.enable_primary_action();
			}
		},
	});
	dialog.show();
	return dialog;
};
