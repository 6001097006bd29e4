"""Which apps, modules and DocTypes are the coalition's: this app's, and those of apps that add to it."""

import frappe

from coalition.base.apps.plugins import PREFIX


def apps() -> list[str]:
	"""This app, and each installed one that registers something by a hook of ours."""
	return [app for app in frappe.get_installed_apps() if app == "coalition" or _adds(app)]


def _adds(app: str) -> bool:
	return any(hook.startswith(PREFIX) for hook in frappe.get_hooks(app_name=app))


def doctypes() -> list[str]:
	"""All their DocTypes that hold records of their own, by name."""
	# What a DocType is called is no secret.
	modules = frappe.get_all("Module Def", filters={"app_name": ("in", apps())}, pluck="name")
	return frappe.get_all(
		"DocType", filters={"module": ("in", modules), "istable": 0}, pluck="name", order_by="name"
	)


def sql_names_none(column: str) -> str:
	"""The SQL condition that a column of one of the engine's tables names none of these DocTypes."""
	quoted = ", ".join(map(frappe.db.escape, doctypes()))
	return f"ifnull({column}, '') not in ({quoted})"
