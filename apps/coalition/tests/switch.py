"""Areas on and off, for tests."""

import frappe


def switch(area: str, on: bool) -> None:
	"""As an administrator does in the settings."""
	settings = frappe.get_doc("Coalition Settings")
	settings.set(f"area_{area}", int(on))
	settings.save()
