"""The engine's functions that the desk needs, with the verbs by which they are called and the reason.

What is missing here is closed to everybody but System Managers, who are held to the verbs alone. It was read
line by line: what lists, counts, prints or sums may be read by GET; what changes anything takes POST. What is
asked of those that are open, others decide (`base/guards`). Functions of later engines are named too: on an
earlier one nobody asks for them.
"""

from dataclasses import dataclass

from coalition.access.callers import Caller, caller
from coalition.moved import renamed

READS = frozenset({"GET", "HEAD", "POST"})
CHANGES = frozenset({"POST"})


@dataclass(frozen=True)
class DeskFunction:
	name: str
	verbs: frozenset[str]
	why: str


_TABLE = (
	(
		"lists: rows, counts, groups, settings of one's own",
		READS,
		"frappe.desk.reportview.get",
		"frappe.desk.reportview.get_list",
		"frappe.desk.reportview.get_count",
		"frappe.desk.reportview.get_sidebar_stats",
		"frappe.desk.listview.get_list_settings",
		"frappe.desk.doctype.list_view_settings.list_view_settings.get_default_listview_fields",
		"frappe.desk.doctype.list_filter.list_filter.get_list_filters",
		"frappe.model.utils.user_settings.get",
		"frappe.client.get_list",
		"frappe.client.get_value",
		"frappe.client.get_single_value",
		# Scripts of the desk, of the assets alone.
		"frappe.client.get_js",
		"frappe.client.get_doc_permissions",
		"frappe.client.has_permission",
		"frappe.client.is_document_amended",
		"frappe.client.validate_link",
		"frappe.desk.doctype.kanban_board.kanban_board.get_kanban_boards",
		"coalition.access.functions.many_at_once.get_common_transition_actions",
		"frappe.model.workflow.can_cancel_document",
	),
	(
		"lists: what is chosen there",
		CHANGES,
		"frappe.model.utils.user_settings.save",
		"frappe.desk.reportview.delete_items",
		"frappe.desk.reportview.save_report",
		"frappe.desk.reportview.delete_report",
		"coalition.access.functions.records.submit_cancel_or_update_docs",
		"coalition.access.functions.many_at_once.bulk_workflow_approval",
		"coalition.access.functions.records.toggle_like",
	),
	(
		"forms: a record, its description, what hangs on it",
		READS,
		"frappe.desk.form.load.getdoc",
		"frappe.desk.form.load.getdoctype",
		"frappe.desk.form.load.get_docinfo",
		"frappe.desk.form.load.get_communications",
		"coalition.access.functions.records.get_next",
		"frappe.desk.form.linked_with.get_linked_doctypes",
		"frappe.desk.link_preview.get_preview_data",
		"frappe.model.workflow.get_transitions",
		"frappe.desk.form.document_follow.get_follow_users",
		"frappe.desk.form.document_follow.is_document_followed",
		"frappe.utils.diff.get_version_diff",
		"frappe.core.doctype.submission_queue.submission_queue.get_latest_submissions",
		"frappe.desk.doctype.form_tour.form_tour.get_onboarding_ui_tours",
	),
	(
		"forms: saving, steps of a workflow, comments, assigning",
		CHANGES,
		"frappe.desk.form.save.savedocs",
		"frappe.desk.form.save.cancel",
		"frappe.desk.form.save.discard",
		"frappe.desk.form.linked_with.cancel_all_linked_docs",
		"frappe.client.insert",
		"frappe.client.insert_many",
		"frappe.client.save",
		"coalition.access.functions.records.set_value",
		"frappe.client.submit",
		"frappe.client.cancel",
		"frappe.client.delete",
		"coalition.access.functions.records.bulk_update",
		"frappe.handler.run_doc_method",
		"frappe.model.document.Document.submit",
		"frappe.model.document.Document.cancel",
		"frappe.model.document.Document._submit",
		"frappe.model.document.Document._cancel",
		"frappe.model.workflow.apply_workflow",
		"coalition.access.functions.renaming.update_document_title",
		"coalition.access.functions.renaming.rename_doc",
		"frappe.desk.form.utils.add_comment",
		"frappe.desk.form.utils.update_comment",
		"frappe.desk.form.assign_to.add",
		"frappe.desk.form.assign_to.add_multiple",
		"frappe.desk.form.assign_to.remove",
		"frappe.desk.form.assign_to.remove_multiple",
		"frappe.desk.form.document_follow.update_follow",
		"frappe.desk.form.document_follow.follow_document",
		"frappe.desk.form.document_follow.unfollow_document",
		"frappe.automation.doctype.reminder.reminder.create_new_reminder",
		"frappe.desk.doctype.form_tour.form_tour.update_user_status",
		"frappe.desk.doctype.route_history.route_history.deferred_insert",
	),
	(
		"files and tags of records",
		READS,
		"frappe.core.api.file.get_max_file_size",
		"frappe.core.api.file.get_attached_images",
		# The uploader: what it offers besides files of one's own machine, those of the library with it.
		"frappe.core.api.file.get_files_in_folder",
		"frappe.core.api.file.get_files_by_search_text",
		"frappe.integrations.doctype.google_settings.google_settings.get_file_picker_settings",
		"frappe.desk.doctype.tag.tag.get_tags",
		"frappe.desk.doctype.tag.tag.get_documents_for_tag",
		"frappe.desk.doctype.tag.tag.get_tags_list_for_awesomebar",
		"frappe.handler.download_file",
		"frappe.core.doctype.file.file.download_file",
	),
	(
		"files and tags of records: adding and taking away",
		CHANGES | {"DELETE"},
		"frappe.handler.upload_file",
		"frappe.desk.form.utils.remove_attach",
		"coalition.access.functions.records.add_tag",
		"coalition.access.functions.records.add_tags",
		"coalition.access.functions.records.remove_tag",
	),
	(
		"searching: by links, by the bar, by mentions",
		READS,
		"coalition.access.functions.searches.search_link",
		"coalition.access.functions.searches.search_widget",
		"frappe.desk.search.get_link_title",
		"frappe.desk.search.get_names_for_mentions",
		"coalition.access.functions.searches.user_query",
		"frappe.core.doctype.role.role.role_query",
	),
	(
		"reports, printing, exporting",
		READS,
		"coalition.access.functions.report_scripts.get_script",
		"frappe.desk.query_report.run",
		"frappe.www.printview.get_html_and_style",
		"frappe.printing.page.print.print.get_print_settings_to_show",
		"frappe.utils.print_format.download_pdf",
		"frappe.utils.print_format.download_multi_pdf",
		"frappe.core.doctype.prepared_report.prepared_report.get_reports_in_queued_state",
		"frappe.core.doctype.prepared_report.prepared_report.download_attachment",
		"frappe.geo.utils.get_coords",
	),
	(
		"reports: what is kept of them, and paper made of a page",
		CHANGES,
		"frappe.desk.query_report.save_report",
		"frappe.utils.print_format.report_to_pdf",
		"coalition.access.functions.prepared.make_prepared_report",
		"frappe.core.doctype.prepared_report.prepared_report.enqueue_json_to_csv_conversion",
		"coalition.access.functions.prepared.delete_prepared_reports",
		"coalition.access.functions.access_log.make_access_log",
	),
	(
		"workspaces, charts, cards, calendar",
		READS,
		"frappe.apps.get_apps",
		"frappe.desk.desk_page.getpage",
		"frappe.desk.doctype.dashboard.dashboard.get_permitted_cards",
		"frappe.desk.doctype.dashboard.dashboard.get_permitted_charts",
		"frappe.desk.doctype.dashboard_chart_source.dashboard_chart_source.get_config",
		"frappe.desk.doctype.number_card.number_card.get_result",
		"frappe.desk.doctype.number_card.number_card.get_percentage_difference",
		"frappe.desk.calendar.get_events",
		"coalition.access.functions.charts.get",
		"frappe.desk.doctype.event.event.get_events",
		"frappe.desk.treeview.get_children",
		"frappe.desk.treeview.get_all_nodes",
	),
	(
		"charts and calendar: one's own view of them",
		CHANGES,
		"frappe.desk.calendar.update_event",
		"frappe.desk.doctype.dashboard_settings.dashboard_settings.create_dashboard_settings",
		"frappe.desk.doctype.dashboard_settings.dashboard_settings.save_chart_config",
		"coalition.access.functions.notes_of_oneself.update_onboarding_step",
	),
	(
		"imports",
		READS,
		"frappe.core.doctype.data_import.data_import.download_errored_template",
		"frappe.core.doctype.data_import.data_import.download_import_log",
		"frappe.core.doctype.data_import.data_import.get_import_status",
		"frappe.core.doctype.data_import.data_import.get_import_logs",
		"frappe.core.doctype.data_import.data_import.get_preview_from_template",
		"frappe.core.doctype.data_import.data_import.DataImport.get_preview_from_template",
	),
	("imports: beginning one", CHANGES, "frappe.core.doctype.data_import.data_import.form_start_import"),
	(
		"notifications, and what else one sees of oneself",
		READS,
		"frappe.desk.notifications.get_notification_info",
		"frappe.desk.doctype.notification_log.notification_log.get_notification_logs",
		"frappe.desk.doctype.event.event.get_upcoming_events",
		"frappe.core.doctype.session_default_settings.session_default_settings.get_session_default_values",
		"frappe.core.doctype.user.user.get_timezones",
		"frappe.core.doctype.user.user.has_email_account",
		"frappe.core.doctype.user.user.test_password_strength",
		"frappe.translate.get_all_languages",
		"frappe.sessions.get_boot_assets_json",
		"frappe.utils.scheduler.get_scheduler_status",
		"frappe.realtime.get_user_info",
		"frappe.realtime.can_subscribe_doc",
		"coalition.access.functions.realtime.can_subscribe_doctype",
		"coalition.access.functions.realtime.has_permission",
		"frappe.utils.change_log.get_versions",
		"frappe.handler.ping",
		"frappe.ping",
	),
	(
		"notifications, and what one sets of oneself",
		CHANGES,
		"frappe.desk.doctype.notification_log.notification_log.mark_all_as_read",
		"coalition.access.functions.notes_of_oneself.mark_as_read",
		"frappe.desk.doctype.notification_log.notification_log.trigger_indicator_hide",
		"frappe.desk.doctype.notification_settings.notification_settings.set_seen_value",
		"frappe.core.doctype.session_default_settings.session_default_settings.set_session_default_values",
		"frappe.core.doctype.user.user.switch_theme",
		"coalition.access.functions.new_password.update_password",
		"frappe.sessions.clear",
		"frappe.handler.logout",
		"frappe.handler.web_logout",
		"frappe.utils.change_log.show_update_popup",
		"frappe.utils.change_log.update_last_known_versions",
	),
	(
		"the permission manager, for those whom the engine lets use it",
		READS,
		"frappe.core.page.permission_manager.permission_manager.get_roles_and_doctypes",
		"frappe.core.page.permission_manager.permission_manager.get_permissions",
		"frappe.core.page.permission_manager.permission_manager.get_users_with_role",
		"frappe.core.page.permission_manager.permission_manager.get_standard_permissions",
	),
)

BY_NAME = {name: DeskFunction(name, verbs, why) for why, verbs, *names in _TABLE for name in names}
# Pages of the engine's website that the desk opens: what it prints, and a new password by the old one.
PAGES = frozenset({"/printview", "/update-password"})


def add_closed_functions(bootinfo: dict) -> None:
	"""For the hook `extend_bootinfo`: whether the desk leaves out buttons of what is missing here."""
	bootinfo["coalition_closed"] = caller() is Caller.DESK


# For one version: something had another name.
__getattr__ = renamed(__name__)
