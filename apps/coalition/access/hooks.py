"""What access declares: strings alone."""

# DocTypes of the engine that are open to people with a role of ours (stored/engine_tables.py: for what), and
# one whose rows hang on records.
_AT_THE_DESK = (
	*("Activity Log", "Calendar View", "Comment", "Communication", "Country", "Currency", "Dashboard"),
	*("Dashboard Chart", "Dashboard Chart Source", "Dashboard Settings", "Data Import", "Data Import Log"),
	*("DocType", "Document Follow", "Event", "File", "Form Tour", "Gender", "Kanban Board", "Language"),
	*("Letter Head", "List Filter", "List View Settings", "Module Def", "Module Onboarding", "Note"),
	*("Notification Log", "Notification Settings", "Number Card", "Onboarding Step", "Page"),
	*("Prepared Report", "Print Format", "Print Heading", "Print Settings", "Print Style", "Reminder"),
	*("Report", "Role", "Salutation", "Tag", "Tag Link", "ToDo", "User", "User Group", "Version", "Workflow"),
	*("Workflow Action", "Workflow Action Master", "Workflow State", "Workspace"),
)
has_permission = dict.fromkeys(_AT_THE_DESK, "coalition.access.stored.engine_tables.of_record")
permission_query_conditions = {
	"User": "coalition.access.lists.queries.staff_in_lists",
	"Activity Log": "coalition.access.stored.hanging.activity_in_lists",
	"Comment": "coalition.access.stored.hanging.comments_in_lists",
	"Communication": "coalition.access.stored.hanging.communications_in_lists",
	"Document Follow": "coalition.access.stored.hanging.follows_in_lists",
	"Notification Log": "coalition.access.stored.hanging.notifications_in_lists",
	"Notification Settings": "coalition.access.stored.kept.notifying_in_lists",
	"Reminder": "coalition.access.stored.hanging.reminders_in_lists",
	"ToDo": "coalition.access.stored.hanging.to_dos_in_lists",
	"Version": "coalition.access.stored.hanging.versions_in_lists",
	"Dashboard Chart": "coalition.access.stored.kept.charts_in_lists",
	"Dashboard Settings": "coalition.access.stored.kept.dashboards_in_lists",
	"List Filter": "coalition.access.stored.kept.filters_in_lists",
	"Number Card": "coalition.access.stored.kept.cards_in_lists",
	"Prepared Report": "coalition.access.stored.kept.prepared_in_lists",
	"Report": "coalition.access.stored.kept.reports_in_lists",
	"Workflow Action": "coalition.access.stored.hanging.actions_in_lists",
}
_OURS = "coalition.access.functions."
override_whitelisted_methods = {
	"frappe.core.doctype.access_log.access_log.make_access_log": (
		"coalition.access.functions.access_log.make_access_log"
	),
	"frappe.desk.doctype.dashboard_chart.dashboard_chart.get": _OURS + "charts.get",
	"frappe.core.doctype.user.user.update_password": _OURS + "new_password.update_password",
	"frappe.rename_doc": _OURS + "renaming.rename_doc",
	"frappe.model.rename_doc.rename_doc": _OURS + "renaming.rename_doc",
	"frappe.model.rename_doc.update_document_title": _OURS + "renaming.update_document_title",
	"frappe.desk.query_report.get_script": "coalition.access.functions.report_scripts.get_script",
	"frappe.client.set_value": _OURS + "records.set_value",
	"frappe.desk.doctype.tag.tag.add_tag": _OURS + "records.add_tag",
	"frappe.desk.doctype.tag.tag.add_tags": _OURS + "records.add_tags",
	"frappe.desk.doctype.tag.tag.remove_tag": _OURS + "records.remove_tag",
	"frappe.desk.doctype.bulk_update.bulk_update.submit_cancel_or_update_docs": (
		_OURS + "records.submit_cancel_or_update_docs"
	),
	"frappe.client.bulk_update": _OURS + "records.bulk_update",
	"frappe.model.workflow.bulk_workflow_approval": _OURS + "many_at_once.bulk_workflow_approval",
	"frappe.model.workflow.get_common_transition_actions": (
		_OURS + "many_at_once.get_common_transition_actions"
	),
	"frappe.desk.form.utils.get_next": _OURS + "records.get_next",
	"frappe.desk.like.toggle_like": _OURS + "records.toggle_like",
	"frappe.core.doctype.user.user.user_query": _OURS + "searches.user_query",
	"frappe.desk.search.search_link": _OURS + "searches.search_link",
	"frappe.desk.search.search_widget": _OURS + "searches.search_widget",
	"frappe.core.doctype.prepared_report.prepared_report.make_prepared_report": (
		_OURS + "prepared.make_prepared_report"
	),
	"frappe.core.doctype.prepared_report.prepared_report.delete_prepared_reports": (
		_OURS + "prepared.delete_prepared_reports"
	),
	"frappe.desk.desktop.update_onboarding_step": _OURS + "notes_of_oneself.update_onboarding_step",
	"frappe.desk.doctype.notification_log.notification_log.mark_as_read": (
		_OURS + "notes_of_oneself.mark_as_read"
	),
	"frappe.realtime.can_subscribe_doctype": _OURS + "realtime.can_subscribe_doctype",
	"frappe.realtime.has_permission": _OURS + "realtime.has_permission",
}

extend_bootinfo = [
	"coalition.access.functions.desk_functions.add_closed_functions",
	"coalition.access.stored.kept.leave_out_reports",
]
# They ask for the right to share this record; ours are shared with nobody.
coalition_open_functions = {"frappe.share.*": "other"}
# What acts later, by itself or for others.
_ACTS_LATER = {"before_validate": "coalition.access.stored.standing_orders.refuse_about_ours"}
_KEPT = {"before_validate": "coalition.access.stored.kept.keep_own"}
_SHOWN = dict.fromkeys(
	("before_validate", "before_rename", "on_trash"), "coalition.access.stored.shown_to_all.refuse"
)
_KEPT_OR_SHOWN = {**_SHOWN, "before_validate": [*_KEPT.values(), *{*_SHOWN.values()}]}
_HANGS = {"validate": "coalition.access.stored.hanging.refuse_unreadable"}
doc_events = {
	"*": {
		"before_validate": [
			"coalition.access.stored.rows.refuse_row_alone",
			"coalition.access.stored.rows.refuse_rows_of_others",
			"coalition.access.stored.safe_texts.keep",
		],
		"on_trash": "coalition.access.stored.rows.refuse_row_alone",
		"before_rename": "coalition.access.functions.renaming.refuse",
	},
	**dict.fromkeys(("Client Script", "Notification", "Print Format", "Server Script"), _ACTS_LATER),
	**dict.fromkeys(("Webhook", "Assignment Rule", "Auto Email Report", "Auto Repeat"), _ACTS_LATER),
	**dict.fromkeys(("Energy Point Rule", "Milestone Tracker", "Web Form"), _ACTS_LATER),
	"Report": {"before_validate": "coalition.access.stored.reports.keep"},
	**dict.fromkeys(("Kanban Board", "List Filter"), _KEPT),
	**dict.fromkeys(("Dashboard Chart", "Number Card"), _KEPT_OR_SHOWN),
	**dict.fromkeys(("Custom HTML Block", "Dashboard", "Workspace"), _SHOWN),
	"Comment": {**_HANGS, "before_validate": "coalition.access.stored.attachment_notes.keep"},
	**dict.fromkeys(("Communication", "Document Follow", "Event"), _HANGS),
	**dict.fromkeys(("Reminder", "Tag Link", "ToDo"), _HANGS),
	"File": {
		# Before the engine moves what is to be public.
		"before_validate": "coalition.access.responses.files.keep_public_files_pictures",
		"validate": [
			"coalition.access.stored.safe_texts.keep_of_file",
			"coalition.access.stored.hanging.refuse_unreadable",
		],
	},
	"User": {
		"before_validate": [
			"coalition.access.stored.own_account.keep",
			"coalition.access.stored.desk_accounts.note_roles",
		],
		"validate": "coalition.access.stored.desk_accounts.keep_to_what_was_asked",
	},
}
