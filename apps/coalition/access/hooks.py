"""What access declares: strings alone."""

# The engine's DocTypes that are open to people with a role of ours (access/engine_tables.py says for what),
# and one whose rows hang on records.
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
has_permission = dict.fromkeys(_AT_THE_DESK, "coalition.access.engine_tables.of_record")
permission_query_conditions = {
	"User": "coalition.access.queries.staff_in_lists",
	"Activity Log": "coalition.access.hanging.activity_in_lists",
	"Comment": "coalition.access.hanging.comments_in_lists",
	"Communication": "coalition.access.hanging.communications_in_lists",
	"Document Follow": "coalition.access.hanging.follows_in_lists",
	"Notification Log": "coalition.access.hanging.notifications_in_lists",
	"Reminder": "coalition.access.hanging.reminders_in_lists",
	"ToDo": "coalition.access.hanging.to_dos_in_lists",
	"Version": "coalition.access.hanging.versions_in_lists",
	"Dashboard Chart": "coalition.access.kept.charts_in_lists",
	"List Filter": "coalition.access.kept.filters_in_lists",
	"Number Card": "coalition.access.kept.cards_in_lists",
	"Prepared Report": "coalition.access.kept.prepared_in_lists",
	"Report": "coalition.access.kept.reports_in_lists",
	"Workflow Action": "coalition.access.hanging.actions_in_lists",
}
override_whitelisted_methods = {
	"frappe.desk.doctype.dashboard_chart.dashboard_chart.get": "coalition.access.charts.get",
	"frappe.core.doctype.user.user.update_password": "coalition.access.new_password.update_password",
	"frappe.rename_doc": "coalition.access.renaming.rename_doc",
	"frappe.model.rename_doc.rename_doc": "coalition.access.renaming.rename_doc",
	"frappe.model.rename_doc.update_document_title": "coalition.access.renaming.update_document_title",
	"frappe.desk.query_report.get_script": "coalition.access.reports.get_script",
	"frappe.client.set_value": "coalition.access.records.set_value",
	"frappe.desk.doctype.tag.tag.add_tag": "coalition.access.records.add_tag",
	"frappe.desk.doctype.tag.tag.add_tags": "coalition.access.records.add_tags",
	"frappe.desk.doctype.tag.tag.remove_tag": "coalition.access.records.remove_tag",
	"frappe.desk.doctype.bulk_update.bulk_update.submit_cancel_or_update_docs": (
		"coalition.access.records.submit_cancel_or_update_docs"
	),
	"frappe.client.bulk_update": "coalition.access.records.bulk_update",
	"frappe.desk.form.utils.get_next": "coalition.access.records.get_next",
	"frappe.desk.like.toggle_like": "coalition.access.records.toggle_like",
	"frappe.core.doctype.user.user.user_query": "coalition.access.searches.user_query",
	"frappe.desk.search.search_link": "coalition.access.searches.search_link",
	"frappe.desk.search.search_widget": "coalition.access.searches.search_widget",
	"frappe.core.doctype.prepared_report.prepared_report.make_prepared_report": (
		"coalition.access.prepared.make_prepared_report"
	),
	"frappe.core.doctype.prepared_report.prepared_report.delete_prepared_reports": (
		"coalition.access.prepared.delete_prepared_reports"
	),
	"frappe.desk.desktop.update_onboarding_step": "coalition.access.notes_of_oneself.update_onboarding_step",
	"frappe.desk.doctype.notification_log.notification_log.mark_as_read": (
		"coalition.access.notes_of_oneself.mark_as_read"
	),
	"frappe.realtime.can_subscribe_doctype": "coalition.access.realtime.can_subscribe_doctype",
	"frappe.realtime.has_permission": "coalition.access.realtime.has_permission",
}

extend_bootinfo = [
	"coalition.access.desk_functions.tell_what_is_closed",
	"coalition.access.kept.leave_out_reports",
]
# They ask for the right to share this record; ours are shared with nobody.
coalition_open_functions = {"frappe.share.*": "other"}
# What acts later, by itself or for others.
_ACTS_LATER = {"before_validate": "coalition.access.standing_orders.refuse_about_ours"}
_KEPT = {"before_validate": "coalition.access.kept.keep_own"}
_SHOWN = dict.fromkeys(("before_validate", "on_trash"), "coalition.access.shown_to_all.refuse")
_KEPT_OR_SHOWN = {**_SHOWN, "before_validate": [*_KEPT.values(), *{*_SHOWN.values()}]}
_HANGS = {"validate": "coalition.access.hanging.refuse_unreadable"}
doc_events = {
	"*": {
		"before_validate": [
			"coalition.access.rows.refuse_row_alone",
			"coalition.access.rows.refuse_rows_of_others",
			"coalition.access.safe_texts.keep",
		],
		"on_trash": "coalition.access.rows.refuse_row_alone",
		"before_rename": "coalition.access.renaming.refuse",
	},
	**dict.fromkeys(("Client Script", "Notification", "Print Format", "Server Script"), _ACTS_LATER),
	**dict.fromkeys(("Webhook", "Assignment Rule", "Auto Email Report", "Auto Repeat"), _ACTS_LATER),
	**dict.fromkeys(("Energy Point Rule", "Milestone Tracker", "Web Form"), _ACTS_LATER),
	"Report": {"before_validate": "coalition.access.reports.keep"},
	**dict.fromkeys(("Kanban Board", "List Filter"), _KEPT),
	**dict.fromkeys(("Dashboard Chart", "Number Card"), _KEPT_OR_SHOWN),
	**dict.fromkeys(("Custom HTML Block", "Dashboard", "Workspace"), _SHOWN),
	**dict.fromkeys(("Comment", "Communication", "Document Follow", "Event"), _HANGS),
	**dict.fromkeys(("Reminder", "Tag Link", "ToDo"), _HANGS),
	"File": {
		# Before the engine moves what is to be public.
		"before_validate": "coalition.access.files.keep_public_files_pictures",
		"validate": "coalition.access.hanging.refuse_unreadable",
	},
	"User": {
		"before_validate": ["coalition.access.own_account.keep", "coalition.access.desk_accounts.note_roles"],
		"validate": "coalition.access.desk_accounts.keep_to_what_was_asked",
	},
}
