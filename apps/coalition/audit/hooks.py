"""What the log of configuration changes declares: strings alone."""

after_install = ["coalition.audit.permissions.begin"]
after_migrate = ["coalition.audit.permissions.notice_by_user"]
before_uninstall = ["coalition.audit.permissions.forget"]
after_app_install = ["coalition.audit.permissions.begin"]
after_app_uninstall = ["coalition.audit.permissions.forget_gone"]

coalition_open_functions = {"coalition.audit.*": "desk"}
override_whitelisted_methods = {
	"frappe.core.page.permission_manager.permission_manager.add": "coalition.audit.permissions.add",
	"frappe.core.page.permission_manager.permission_manager.update": "coalition.audit.permissions.update",
	"frappe.core.page.permission_manager.permission_manager.remove": "coalition.audit.permissions.remove",
	"frappe.core.page.permission_manager.permission_manager.reset": "coalition.audit.permissions.reset",
}

_RECORDED = {
	"on_change": "coalition.audit.record.on_change",
	"on_trash": "coalition.audit.record.on_trash",
}
_PERMISSIONS = dict.fromkeys(("on_change", "on_trash"), "coalition.audit.permissions.before_commit")
# What the engine and base hold. A module names its own policy in its own hooks: docs/extending.md.
doc_events = {
	**dict.fromkeys(("Coalition Settings", "Program Key", "Role", "User"), _RECORDED),
	**dict.fromkeys(("System Settings", "Workflow"), _RECORDED),
	**dict.fromkeys(("Custom Field", "Property Setter", "Custom Role", "Report"), _RECORDED),
	**dict.fromkeys(("Client Script", "Notification", "Print Format", "Server Script", "Webhook"), _RECORDED),
	**dict.fromkeys(("Custom DocPerm", "DocType"), _PERMISSIONS),
}
# A log names people and DocTypes that may go.
ignore_links_on_delete = ["Configuration Change"]
scheduler_events = {"daily": ["coalition.audit.permissions.notice_daily"]}
