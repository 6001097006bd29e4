app_name = "coalition_sample"
app_title = "Coalition Sample"
app_publisher = "The coalition project"
app_description = "What another app can add to coalition"
app_email = "hello@coalition.localhost"
app_license = "GPL-3.0-or-later"

# The engine makes the roles that a DocType names, and leaves them when the app goes.
after_uninstall = "coalition_sample.uninstall.remove_roles"

permission_query_conditions = {
	"Sample Record": "coalition_sample.visibility.in_lists",
	"Bare Sample Record": "coalition_sample.visibility.bare_in_lists",
}
has_permission = {
	"Sample Record": "coalition_sample.visibility.of_record",
	"Bare Sample Record": "coalition_sample.visibility.bare_of_record",
}

# While a coalition does not use the area, the module shows nothing and makes no records.
coalition_areas = {"voice": ["Sample Voice"]}
coalition_key_holders = ["Sample Record"]
coalition_demo_data = ["coalition_sample.demo.load"]
coalition_endpoints = {"coalition_sample.rest.list_records": "coalition_sample.rest.list_records"}
coalition_key_scopes = ["coalition_sample.scopes.scopes"]
coalition_outbox_handlers = {"coalition_sample.note": "coalition_sample.notes.write"}
coalition_desk_roles = ["Sample Keeper"]
coalition_portal_roles = ["Sample Visitor"]
coalition_front_ways = ["coalition_sample.sample_voice.portal_pages.front_ways"]
coalition_member_ways = ["coalition_sample.sample_voice.portal_pages.member_ways"]
coalition_member_matters = ["coalition_sample.sample_voice.portal_pages.matters"]
coalition_change_kinds = {"sample": ["sample:read"]}
coalition_searched_names = {"Sample Record": ["title"]}
coalition_searched_people = {"Sample Record": ["sample_rows.item"]}
coalition_searched_telephones = {"Sample Record": ["owner_note"]}
coalition_posts = {"Sample Row": "organisation"}
coalition_form_heads = ["coalition_sample.form_heads.of_record"]
coalition_step_dialogs = ["coalition_sample.step_dialogs.declared"]
coalition_staff_parts = ["coalition_sample.staff_parts.part_of"]
coalition_waiting = ["coalition_sample.overview.waiting"]
coalition_figures = ["coalition_sample.overview.figures"]
coalition_message_kinds = ["coalition_sample.messages.kind"]
coalition_sender_roles = ["Sample Keeper"]
coalition_workflows = ["coalition_sample.workflows.shipped"]
coalition_open_paths = {"/sample": "guest"}
coalition_open_functions = {
	"coalition_sample.sample_voice.api.*": "desk",
	"coalition_sample.coalition_sample.doctype.*": "desk",
}
coalition_admission_checks = ["coalition_sample.checks.known_from_records"]
coalition_portal_pages = ["coalition_sample.sample_voice.portal_pages.pages"]
coalition_private_records = ["coalition_sample.privacy.records"]
coalition_verifiable_documents = ["coalition_sample.documents.receipt"]
