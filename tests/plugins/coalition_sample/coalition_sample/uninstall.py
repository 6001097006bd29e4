import frappe

ROLES = ("Sample Administrator", "Sample Secretary", "Sample Council", "Sample Coordinator")


def remove_roles() -> None:
	"""Take away the roles that came with the DocTypes of this app. For `after_uninstall`."""
	for role in ROLES:
		if frappe.db.exists("Role", role):
			frappe.delete_doc("Role", role, force=True, delete_permanently=True)
