from coalition import __version__ as app_version  # noqa: F401

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
	}
]

before_install = "coalition.setup.install.before_install"
after_install = "coalition.setup.install.after_install"
after_migrate = "coalition.setup.install.after_migrate"
before_uninstall = "coalition.setup.uninstall.before_uninstall"
after_uninstall = "coalition.setup.uninstall.after_uninstall"

app_logo_url = "/assets/coalition/coalition.svg"
app_include_css = "/assets/coalition/desk.css"

before_request = ["coalition.base.areas.refuse_calls"]
extend_bootinfo = ["coalition.base.desk.extend_bootinfo"]
override_whitelisted_methods = {
	"frappe.desk.desktop.get_workspace_sidebar_items": "coalition.base.desk.get_workspace_sidebar_items",
	"frappe.desk.desktop.get_desktop_page": "coalition.base.desk.get_desktop_page",
}

page_renderer = ["coalition.portal.renderer.PortalRenderer"]
coalition_portal_pages = ["coalition.membership.portal_pages.pages"]

scheduler_events = {"daily": ["coalition.membership.projection.refresh_all"]}

auth_hooks = ["coalition.base.guards.door.at_the_door"]
override_whitelisted_methods = {
	"frappe.client.get_count": "coalition.base.guards.engine.get_count",
	"frappe.utils.global_search.search": "coalition.base.guards.engine.search",
}
doc_events = {
	"File": {
		"before_insert": "coalition.base.guards.attached.keep_files_private",
		"validate": "coalition.base.guards.attached.keep_files_private",
	},
	"DocShare": {"validate": "coalition.base.guards.attached.refuse_share"},
	"Version": {"before_insert": "coalition.base.guards.attached.keep_hidden_values_out"},
}
permission_query_conditions = {"File": "coalition.base.guards.attached.files_in_lists"}
