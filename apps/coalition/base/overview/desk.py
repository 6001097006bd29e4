"""What the desk's workspaces ask for: what waits, figures, pictures."""

import frappe

from coalition.base.apps import own_doctypes
from coalition.base.apps.desk_boot import require_desk_user
from coalition.base.errors import NoSuchRoute
from coalition.base.overview import pictures, waiting


@frappe.whitelist(methods=["GET", "POST"])
def shown(workspace: str) -> dict:
	"""What a workspace of ours shows to who asks: what waits in all modules, figures and pictures of its own.

	Raises PermissionError for who has no desk, NoSuchRoute for workspaces that are not ours.
	"""
	require_desk_user()
	module = frappe.db.get_value("Workspace", str(workspace), "module")
	if module not in _own_modules():
		raise NoSuchRoute
	return {"waiting": waiting.of_user(), "nothing": waiting.nothing_waits(), **pictures.of_module(module)}


def add_workspaces(bootinfo: dict) -> None:
	"""For the hook `extend_bootinfo`: on which workspaces the desk asks."""
	ours = frappe.get_all("Workspace", filters={"module": ("in", _own_modules())}, pluck="name")
	bootinfo["coalition_workspaces"] = ours


def _own_modules() -> list[str]:
	modules = {"app_name": ("in", own_doctypes.apps())}
	return frappe.get_all("Module Def", filters=modules, pluck="name")
