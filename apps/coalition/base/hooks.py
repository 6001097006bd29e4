"""What base declares: strings alone."""

app_include_css = "/assets/coalition/desk.css"
app_include_js = [
	"/assets/coalition/digits.js",
	"/assets/coalition/dates.js",
	"/assets/coalition/domains.js",
	"/assets/coalition/no_value.js",
	"/assets/coalition/on_behalf.js",
	"/assets/coalition/titles.js",
	"/assets/coalition/timeline_words.js",
	"/assets/coalition/list_columns.js",
	"/assets/coalition/library_words.js",
	"/assets/coalition/uploading.js",
	"/assets/coalition/relative_days.js",
	"/assets/coalition/documents.js",
	"/assets/coalition/asking_people.js",
	"/assets/coalition/calendar.js",
	"/assets/coalition/closed_buttons.js",
	"/assets/coalition/prompt.js",
	"/assets/coalition/form_head.js",
	"/assets/coalition/step_dialogs.js",
	"/assets/coalition/navbar_actions.js",
	"/assets/coalition/name_search.js",
	"/assets/coalition/site_faults.js",
	"/assets/coalition/overview.js",
	"/assets/coalition/report_papers.js",
	"/assets/coalition/print_view.js",
	"/assets/coalition/workflow_steps.js",
]

jinja = {
	"methods": [
		"coalition.base.printed.methods.coalition_paper",
		"coalition.base.printed.methods.coalition_prints",
	]
}
write_file = "coalition.base.privacy.forgetting.written_files.write"
on_session_creation = ["coalition.base.accounts.short_sessions.begin"]
extend_bootinfo = [
	"coalition.base.apps.desk_boot.extend_bootinfo",
	"coalition.base.overview.desk.add_workspaces",
	"coalition.base.step_dialogs.desk.add_dialogs",
]
coalition_waiting = [
	"coalition.base.overview.requests.of_second_person",
	"coalition.base.overview.requests.not_sent",
	"coalition.base.due_messages.overview.of_senders",
]

# Bound by the table of the desk (access/functions/desk_functions.py).
coalition_desk_roles = [
	"Coalition Administrator",
	"Coalition Secretariat",
	"Coalition Finance",
	"Council Member",
	"Oversight Member",
	"Screening Officer",
	"Training Coordinator",
	"Coalition Auditor",
]
# Who sends messages by hand: each to those whom they find in a list.
coalition_sender_roles = ["Coalition Administrator", "Coalition Secretariat"]
# Of the users behind programs' keys: they have no desk.
coalition_portal_roles = ["Incubated Partner"]
role_home_page = dict.fromkeys(coalition_portal_roles, "coalition")
coalition_demo_data = ["coalition.base.demo.load"]
coalition_message_kinds = ["coalition.base.due_messages.colleagues.kinds"]
coalition_step_dialogs = ["coalition.base.step_dialogs.own.declared"]
coalition_form_heads = ["coalition.base.form_heads.own.of_record"]
coalition_key_scopes = ["coalition.base.program_keys.feeds.scopes"]
coalition_open_functions = {"coalition.base.*": "desk"}
permission_query_conditions = {
	"File": "coalition.base.guards.attached.files_in_lists",
	"Tag Link": "coalition.base.guards.attached.tags_in_lists",
	"Verification Code": "coalition.base.verification.visible.in_lists",
}
has_permission = {"Verification Code": "coalition.base.verification.visible.of_record"}
_EXPORTS = "coalition.base.records.files.exports."
override_whitelisted_methods = {
	"frappe.client.get": "coalition.base.guards.engine.get",
	"frappe.client.get_count": "coalition.base.guards.engine.get_count",
	"frappe.desk.reportview.export_query": _EXPORTS + "export_list",
	"frappe.core.doctype.data_export.exporter.export_data": _EXPORTS + "export_data",
	"frappe.core.doctype.data_import.data_import.download_template": _EXPORTS + "export_template",
	"frappe.desk.listview.get_group_by_count": "coalition.base.guards.engine.group_by_count",
	"frappe.desk.doctype.tag.tag.get_tagged_docs": "coalition.base.guards.engine.tagged",
	"frappe.desk.notifications.get_notifications": "coalition.base.guards.engine.notifications_of_oneself",
	"frappe.desk.notifications.get_open_count": "coalition.base.guards.engine.open_count",
	"frappe.workflow.doctype.workflow.workflow.get_workflow_state_count": (
		"coalition.base.guards.engine.states_counted"
	),
	"frappe.desk.query_report.get_data_for_custom_field": "coalition.base.guards.engine.column_of_report",
	"frappe.desk.query_report.export_query": "coalition.base.records.files.exports.export_report",
	"frappe.desk.form.load.get_user_info_for_viewers": "coalition.base.guards.engine.people_who_look",
	"frappe.desk.form.linked_with.get": "coalition.base.guards.engine.linked",
	"frappe.desk.form.linked_with.get_submitted_linked_docs": (
		"coalition.base.guards.engine.linked_and_submitted"
	),
	"frappe.utils.global_search.search": "coalition.base.guards.engine.search",
	"frappe.desk.desktop.get_workspace_sidebar_items": (
		"coalition.base.apps.desk_boot.get_workspace_sidebar_items"
	),
	"frappe.desk.desktop.get_desktop_page": "coalition.base.apps.desk_boot.get_desktop_page",
}
doc_events = {
	"*": {
		"onload": [
			"coalition.base.mail.asking_people.add_to_form",
			"coalition.base.step_dialogs.desk.add_to_form",
			"coalition.base.form_heads.desk.add_to_form",
		]
	},
	"File": {
		"before_insert": "coalition.base.guards.attached.keep_files_private",
		"validate": "coalition.base.guards.attached.keep_files_private",
		"after_insert": [
			"coalition.base.privacy.forgetting.papers.keep_neutral",
			"coalition.base.records.decisions.note_papers",
		],
		"on_trash": "coalition.base.records.decisions.note_papers",
	},
	"Data Import": {"validate": "coalition.base.records.files.imports.check_numbers"},
	"DocShare": {"validate": "coalition.base.guards.attached.refuse_share"},
	"User": {"validate": "coalition.base.accounts.account_user.keep_address"},
	"Error Log": {"before_insert": "coalition.base.request.log_redaction.keep_out_of_title"},
	"Contact": {"before_validate": "coalition.base.accounts.account_user.leave_out_placeholders"},
	"Version": {"before_insert": "coalition.base.guards.attached.keep_hidden_values_out"},
}
# A log names people and DocTypes that may go.
ignore_links_on_delete = [
	"Sealed Name",
	"Seal Opening",
	"Personal Data Erasure",
	"Export Note",
	"Outbox Entry",
	"Due Message",
]

# DocTypes that are found by what they are called, and by the people who are named in them.
coalition_searched_names = {
	"Portal Account": ["person_name", "user_name"],
	"Coalition Place": ["place_name", "name_latin"],
	"Coalition Sector": ["sector_name", "name_latin"],
}
# Their columns with telephone numbers, by which they are found as well.
coalition_searched_telephones = {"Portal Account": ["phone"]}
coalition_outbox_handlers = {
	"forget_caches": "coalition.base.privacy.forgetting.traces.forget_caches",
	"mail": "coalition.base.mail.sending.deliver",
	"remove_file": "coalition.base.privacy.forgetting.papers.remove_file",
}
scheduler_events = {
	"all": ["coalition.base.outbox.delivery.run"],
	"daily": [
		"coalition.base.program_keys.feeds.sweep",
		"coalition.base.outbox.entries.forget_given_up",
		"coalition.base.due_messages.entries.forget_sent",
		"coalition.base.due_messages.entries.sweep",
	],
	"hourly": [
		"coalition.base.privacy.forgetting.left_files.sweep",
		"coalition.base.privacy.sealing.opening.close_expired",
	],
}
