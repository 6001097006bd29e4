"""What the desk is started with: which apps are ours, and nothing of areas that are off.

Records of those are still read where a link leads to them. The engine's own workspaces (Users,
Website, Build…) are a System Manager's: whoever has one of ours sees no other.
"""

import frappe
from frappe.desk import desktop

from coalition.base.apps import areas, encryption_key, own_doctypes
from coalition.base.errors import NoSuchRoute
from coalition.base.records import on_behalf
from coalition.base.text.domains import READABLE

# Lists of DocTypes in what the desk is started with: what it finds and offers. `can_read` stays whole.
OFFERED = ("can_create", "can_search", "can_get_report", "can_import")
# Where Frappe 16 keeps the workspaces of the desk; its later releases use the second name.
BESIDE_RIGHTS = ("sidebar_pages", "workspaces")
MANAGER_ROLE = "System Manager"


def extend_bootinfo(bootinfo: dict) -> None:
	"""For the hook of that name: which apps are ours, what is wrong with the site; no areas that are off."""
	bootinfo["coalition_apps"] = own_doctypes.apps()
	bootinfo["coalition_readable_labels"] = READABLE
	# What kind of record a field is about is told in the reader's language.
	bootinfo["translated_doctypes"] = [*bootinfo.get("translated_doctypes", ()), "DocType"]
	bootinfo["coalition_site_faults"] = encryption_key.faults()
	bootinfo["coalition_on_behalf"] = {
		"doctypes": on_behalf.kinds(),
		"by_the_system": on_behalf.BY_THE_SYSTEM,
	}
	off = set(areas.modules_off())
	_leave_out_workspaces(bootinfo, off)
	if off:
		_offer_nothing_of(off, bootinfo)


def _offer_nothing_of(off: set[str], bootinfo: dict) -> None:
	# Which DocTypes a module has is the same for everybody.
	doctypes = set(frappe.get_all("DocType", filters={"module": ("in", off)}, pluck="name"))
	user = bootinfo["user"]
	for key in OFFERED:
		user[key] = [doctype for doctype in user.get(key, ()) if doctype not in doctypes]
	reports = user.get("all_reports") or {}
	user["all_reports"] = {
		name: report for name, report in reports.items() if report.get("ref_doctype") not in doctypes
	}


def _leave_out_workspaces(bootinfo: dict, off: set[str]) -> None:
	"""Frappe 15 lists them by themselves, 16 beside what one may do with them."""
	if "allowed_workspaces" in bootinfo:
		bootinfo["allowed_workspaces"] = _shown(off, bootinfo["allowed_workspaces"])
	for key in BESIDE_RIGHTS:
		if key in bootinfo:
			bootinfo[key] = {**bootinfo[key], "pages": _shown(off, bootinfo[key]["pages"])}


@frappe.whitelist(methods=["GET", "POST"])
def get_workspace_sidebar_items() -> dict:
	"""In place of the engine's function of this name, which goes by the user's roles as well."""
	require_desk_user()
	items = desktop.get_workspace_sidebar_items()
	return {**items, "pages": _shown(set(areas.modules_off()), items["pages"])}


@frappe.whitelist(methods=["GET", "POST"])
def get_desktop_page(page: str) -> dict:
	"""In place of the engine's function of this name, which goes by the user's roles as well."""
	require_desk_user()
	name = frappe.parse_json(page).get("name")
	if frappe.db.get_value("Workspace", name, "module") in areas.modules_off():
		raise NoSuchRoute
	return desktop.get_desktop_page(page)


def require_desk_user() -> None:
	"""Raise PermissionError for those who have no desk; which pages of it one sees, the engine decides."""
	if frappe.get_cached_value("User", frappe.session.user, "user_type") != "System User":
		raise frappe.PermissionError


def _shown(off: set[str], pages: list[dict]) -> list[dict]:
	"""Those of areas that are on; the engine's for who has no other, and who looks after the site."""
	on = [page for page in pages if page.get("module") not in off]
	if MANAGER_ROLE in frappe.get_roles():
		return on
	return [page for page in on if not _is_engines(page)] or on


def _is_engines(page: dict) -> bool:
	"""Whether it comes with the engine; what people made for themselves is theirs."""
	module = page.get("module")
	app = frappe.local.module_app.get(frappe.scrub(module)) if module else None
	return app == "frappe" and not page.get("for_user")


def has_desk() -> bool:
	"""Whether this app is among those from which the user may choose: later engines ask it at sign-in."""
	return frappe.db.get_value("User", frappe.session.user, "user_type") == "System User"
