from coalition import __version__ as app_version  # noqa: F401
from coalition.access import hooks as access

app_name = "coalition"
app_title = "Coalition"
app_publisher = "The coalition project"
app_description = "What coalitions of civil-society organisations run themselves with"
app_email = "hello@coalition.localhost"
app_license = "GPL-3.0-or-later"

export_python_type_annotations = True

add_to_apps_screen = [
	{
		"name": "coalition",
		"logo": "/assets/coalition/coalition.svg",
		"title": "Coalition",
		"route": "/app/coalition-membership",
		"has_permission": "coalition.base.desk.has_desk",
	}
]

before_install = "coalition.setup.install.before_install"
after_install = ["coalition.setup.install.after_install", "coalition.audit.permissions.begin"]
after_migrate = ["coalition.setup.install.after_migrate", "coalition.audit.permissions.notice_by_user"]
before_uninstall = ["coalition.setup.uninstall.before_uninstall", "coalition.audit.permissions.forget"]
after_uninstall = "coalition.setup.uninstall.after_uninstall"

# Apps that add to ours come and go.
after_app_install = ["coalition.setup.permissions.tell_of_new_rows", "coalition.audit.permissions.begin"]
after_app_uninstall = ["coalition.setup.permissions.forget_gone", "coalition.audit.permissions.forget_gone"]

write_file = "coalition.base.privacy.written_files.write"

app_logo_url = "/assets/coalition/coalition.svg"
app_include_css = "/assets/coalition/desk.css"
app_include_js = [
	"/assets/coalition/digits.js",
	"/assets/coalition/on_behalf.js",
	"/assets/coalition/documents.js",
	"/assets/coalition/asking_people.js",
	"/assets/coalition/calendar.js",
	"/assets/coalition/closed_buttons.js",
	"/assets/coalition/site_faults.js",
]

before_request = [
	"coalition.base.short_sessions.end_what_is_over",
	"coalition.portal.dispatch.dispatch_from_here_on",
	"coalition.portal.door.before_request",
	"coalition.api.door.before_request",
	"coalition.access.middleware.before_request",
	"coalition.access.replaced.replace_from_here_on",
	"coalition.base.unavailable.engine.answer_from_here_on",
	"coalition.base.log_redaction.redact_from_here_on",
	"coalition.base.areas.refuse_calls",
]
before_job = [
	"coalition.base.log_redaction.redact_from_here_on",
	"coalition.access.replaced.replace_from_here_on",
]
after_request = [
	"coalition.portal.door.after_request",
	"coalition.api.door.after_request",
	"coalition.access.middleware.after_request",
	"coalition.access.files.after_request",
	"coalition.access.content_policy.after_request",
]
on_session_creation = ["coalition.base.short_sessions.begin"]
role_home_page = dict.fromkeys(
	("Organisation Delegate", "Individual Member", "Incubated Partner"), "coalition"
)
auth_hooks = [
	"coalition.api.door.keep_to_endpoints",
	"coalition.access.middleware.after_authentication",
	"coalition.base.guards.door.at_the_door",
]
# What is not declared is closed: docs/extending.md has the contracts, docs/security.md the promise.
coalition_open_paths = {
	"/coalition": "guest",
	"/coalition/*": "guest",
	"/api/method/coalition.api.*": "guest",
	"/api/v1/method/coalition.api.*": "guest",
	"/api/method/ping": "guest",
}
coalition_open_functions = {
	"coalition.api.*": "guest",
	"frappe.handler.ping": "guest",
	"frappe.ping": "guest",
	**dict.fromkeys(("coalition.audit.*", "coalition.base.*", "coalition.membership.*"), "desk"),
	# They ask for the right to share this record; ours are shared with nobody.
	"frappe.share.*": "other",
}
coalition_desk_roles = [
	"Coalition Administrator",
	"Coalition Secretariat",
	"Coalition Finance",
	"Council Member",
	"Oversight Member",
	"Screening Officer",
	"Training Coordinator",
	"Coalition Auditor",
	"Branch Officer",
]
permission_query_conditions = {
	**access.permission_query_conditions,
	"File": "coalition.base.guards.attached.files_in_lists",
	"Tag Link": "coalition.base.guards.attached.tags_in_lists",
	"Verification Code": "coalition.base.verification.visible.in_lists",
	"Coalition Branch": "coalition.membership.branches.branches_in_lists",
	"Member Organisation": "coalition.membership.branches.organisations_in_lists",
	"Individual Member": "coalition.membership.branches.individuals_in_lists",
	"Membership Application": "coalition.membership.branches.applications_in_lists",
}
has_permission = {
	**access.has_permission,
	"Verification Code": "coalition.base.verification.visible.of_record",
	"Coalition Branch": "coalition.membership.branches.branch",
	"Member Organisation": "coalition.membership.branches.organisation",
	"Individual Member": "coalition.membership.branches.individual",
	"Membership Application": "coalition.membership.branches.application",
}
extend_bootinfo = [
	"coalition.base.desk.extend_bootinfo",
	"coalition.access.desk_functions.tell_what_is_closed",
	"coalition.access.kept.leave_out_reports",
]
override_whitelisted_methods = {
	**access.override_whitelisted_methods,
	"frappe.client.get_count": "coalition.base.guards.engine.get_count",
	"frappe.desk.reportview.export_query": "coalition.base.exports.export_list",
	"frappe.core.doctype.data_export.exporter.export_data": "coalition.base.exports.export_data",
	"frappe.core.doctype.data_import.data_import.download_template": "coalition.base.exports.export_template",
	"frappe.desk.listview.get_group_by_count": "coalition.base.guards.engine.group_by_count",
	"frappe.desk.doctype.tag.tag.get_tagged_docs": "coalition.base.guards.engine.tagged",
	"frappe.desk.notifications.get_notifications": "coalition.base.guards.engine.notifications_of_oneself",
	"frappe.desk.notifications.get_open_count": "coalition.base.guards.engine.open_count",
	"frappe.workflow.doctype.workflow.workflow.get_workflow_state_count": (
		"coalition.base.guards.engine.states_counted"
	),
	"frappe.desk.query_report.get_data_for_custom_field": "coalition.base.guards.engine.column_of_report",
	"frappe.desk.query_report.export_query": "coalition.base.exports.export_report",
	"frappe.desk.form.load.get_user_info_for_viewers": "coalition.base.guards.engine.people_who_look",
	"frappe.desk.form.linked_with.get": "coalition.base.guards.engine.linked",
	"frappe.desk.form.linked_with.get_submitted_linked_docs": (
		"coalition.base.guards.engine.linked_and_submitted"
	),
	"frappe.client.get": "coalition.base.guards.engine.get",
	"frappe.utils.global_search.search": "coalition.base.guards.engine.search",
	"frappe.desk.desktop.get_workspace_sidebar_items": "coalition.base.desk.get_workspace_sidebar_items",
	"frappe.desk.desktop.get_desktop_page": "coalition.base.desk.get_desktop_page",
	"frappe.core.page.permission_manager.permission_manager.add": "coalition.audit.permissions.add",
	"frappe.core.page.permission_manager.permission_manager.update": "coalition.audit.permissions.update",
	"frappe.core.page.permission_manager.permission_manager.remove": "coalition.audit.permissions.remove",
	"frappe.core.page.permission_manager.permission_manager.reset": "coalition.audit.permissions.reset",
}

_RECORDED = {
	"on_change": "coalition.audit.record.on_change",
	"on_trash": "coalition.audit.record.on_trash",
}
_ACTS_LATER = {"validate": "coalition.access.standing_orders.refuse_about_ours"}
_SCRIPT = {**_RECORDED, **_ACTS_LATER}
_PERMISSIONS = dict.fromkeys(("on_change", "on_trash"), "coalition.audit.permissions.before_commit")
# By a save, and past it where somebody is protected or erased.
_WRITTEN = ("on_update", "on_privacy_change")
doc_events = {
	"*": {
		"before_validate": "coalition.access.rows.refuse_rows_of_others",
		"before_rename": "coalition.access.renaming.refuse",
	},
	**dict.fromkeys(("Coalition Settings", "Role", "Workflow"), _RECORDED),
	"System Settings": {**_RECORDED, "before_validate": "coalition.setup.engine_sign_in.keep_closed"},
	"Program Key": _RECORDED,
	**dict.fromkeys(("Custom Field", "Property Setter", "Custom Role"), _RECORDED),
	"Report": {**_RECORDED, "before_validate": "coalition.access.reports.keep"},
	**dict.fromkeys(("Client Script", "Notification", "Print Format", "Server Script", "Webhook"), _SCRIPT),
	**dict.fromkeys(
		("Assignment Rule", "Auto Email Report", "Auto Repeat", "Energy Point Rule"), _ACTS_LATER
	),
	**dict.fromkeys(("Milestone Tracker", "Web Form"), _ACTS_LATER),
	**dict.fromkeys(("Custom DocPerm", "DocType"), _PERMISSIONS),
	"Membership Policy": {**_RECORDED, "on_update": "coalition.membership.programs.noting.policy_changed"},
	"Membership Charter": {"on_submit": "coalition.membership.programs.noting.charter_published"},
	"Member Organisation": dict.fromkeys(_WRITTEN, "coalition.membership.programs.noting.member_changed"),
	"Membership Standing Change": {"on_submit": "coalition.membership.programs.noting.standing_changed"},
	"Proposed Change": dict.fromkeys(_WRITTEN, "coalition.membership.programs.noting.proposal_changed"),
	"Charter Declaration": dict.fromkeys(
		("on_submit", "on_cancel", "on_privacy_change"), "coalition.membership.programs.noting.declared"
	),
	"Verification Code": dict.fromkeys(_WRITTEN, "coalition.membership.programs.noting.letter_changed"),
	"Membership Application": {"on_update": "coalition.membership.programs.noting.application_changed"},
	**{
		table: {"before_validate": "coalition.access.kept.keep_own"}
		for table in ("Dashboard Chart", "Kanban Board", "List Filter", "Number Card")
	},
	**{
		table: {"validate": "coalition.access.hanging.refuse_unreadable"}
		for table in ("Comment", "Communication", "Document Follow", "Event", "Reminder", "Tag Link", "ToDo")
	},
	"File": {
		"before_insert": "coalition.base.guards.attached.keep_files_private",
		"validate": [
			"coalition.base.guards.attached.keep_files_private",
			"coalition.access.hanging.refuse_unreadable",
		],
		# Before the engine moves what is to be public.
		"before_validate": "coalition.access.files.keep_public_files_pictures",
		"after_insert": [
			"coalition.base.privacy.papers.keep_neutral",
			"coalition.base.decided.note_papers",
		],
		"on_trash": "coalition.base.decided.note_papers",
	},
	"Data Import": {"validate": "coalition.base.imports.check_numbers"},
	"DocShare": {"validate": "coalition.base.guards.attached.refuse_share"},
	"User": {
		**_RECORDED,
		"before_validate": ["coalition.access.own_account.keep", "coalition.access.desk_accounts.note_roles"],
		"validate": [
			"coalition.base.account_user.keep_address",
			"coalition.access.desk_accounts.keep_to_what_was_asked",
		],
	},
	"Error Log": {"before_insert": "coalition.base.log_redaction.keep_out_of_title"},
	"Contact": {"before_validate": "coalition.base.account_user.leave_out_placeholders"},
	"Version": {"before_insert": "coalition.base.guards.attached.keep_hidden_values_out"},
}
# A log names people and DocTypes that may go.
ignore_links_on_delete = [
	"Configuration Change",
	"Sealed Name",
	"Seal Opening",
	"Personal Data Erasure",
	"Export Note",
	"Outbox Entry",
]

page_renderer = [
	"coalition.portal.renderer.PortalRenderer",
	"coalition.portal.refusal.RefusalRenderer",
]
coalition_admission_checks = [
	"coalition.membership.checks.charter_declared",
	"coalition.membership.checks.not_yet_a_member",
	"coalition.membership.review.consultation.enough_vouchers",
]
coalition_portal_pages = [
	"coalition.portal.own_pages.pages",
	"coalition.portal.verify_pages.pages",
	"coalition.membership.applying.pages.pages",
	"coalition.membership.members_page.pages",
	"coalition.membership.my_organisation.portal_pages.pages",
	"coalition.membership.review.consultation_pages.pages",
]
coalition_key_holders = ["Member Organisation", "Coalition Branch"]
coalition_private_records = ["coalition.membership.privacy.records"]
_OF_MEMBERS = [
	"public/js/privacy.js",
	"public/js/standing.js",
	"public/js/members_people.js",
	"public/js/welcome.js",
]
doctype_js = {
	"Member Organisation": [*_OF_MEMBERS, "public/js/duplicates.js"],
	"Individual Member": _OF_MEMBERS,
	"Membership Application": ["public/js/privacy.js", "public/js/review.js", "public/js/duplicates.js"],
}
doctype_list_js = {
	"Member Organisation": "public/js/standing_list.js",
	"Individual Member": "public/js/standing_list.js",
}
coalition_verifiable_documents = [
	"coalition.membership.certificate.certificate",
	"coalition.membership.certificate.of_individuals",
]

coalition_outbox_handlers = {
	"forget_caches": "coalition.base.privacy.traces.forget_caches",
	"mail": "coalition.base.mail.deliver",
	"refresh_standings": "coalition.membership.projection.refresh_after_policy",
	"remove_file": "coalition.base.privacy.papers.remove_file",
}

scheduler_events = {
	"all": ["coalition.base.outbox.delivery.run"],
	"daily": [
		"coalition.membership.projection.refresh_daily",
		"coalition.membership.member_accounts.end_accounts_daily",
		"coalition.membership.reminders.remind_daily",
		"coalition.audit.permissions.notice_daily",
		"coalition.membership.applying.drafts.delete_expired",
		"coalition.base.program_keys.feeds.sweep",
		"coalition.base.outbox.entries.forget_given_up",
		"coalition.base.privacy.left_files.sweep",
	],
	"hourly": [
		"coalition.base.privacy.opening.close_expired",
		"coalition.api.once.sweep",
		"coalition.membership.register.job.resume_killed",
	],
}
