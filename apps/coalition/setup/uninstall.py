"""Taking the app off a site, so that nothing of it stays behind."""

import frappe
from frappe.model.utils.user_settings import sync_user_settings

from coalition.base.apps import encryption_key
from coalition.base.privacy.forgetting import left_files
from coalition.base.text import addresses
from coalition.base.verification import kinds
from coalition.setup import engine_sign_in, mails, permissions, references, removing, workflows

PORTAL = "/coalition/"


def before_uninstall() -> None:
	"""While our DocTypes are still known: all that refers to them goes."""
	modules = frappe.get_all("Module Def", filters={"app_name": "coalition"}, pluck="name")
	doctypes = frappe.get_all("DocType", filters={"module": ("in", modules)}, pluck="name")
	engine_sign_in.give_back()
	workflows.forget_all()
	permissions.forget()
	references.forget_doctypes(doctypes)
	references.delete_rows("Block Module", {"module": ("in", modules)})
	_forget_how_lists_were_left(doctypes)
	frappe.db.delete("__global_search", {"doctype": ("in", doctypes)})
	frappe.db.delete("Singles", {"doctype": ("in", doctypes)})
	frappe.db.delete("__Auth", {"doctype": ("in", doctypes)})
	_forget_portal_users()
	for doctype in doctypes:
		_forget_series(frappe.get_meta(doctype).autoname or "")
	_forget_numbers_of_documents()
	encryption_key.forget()
	# What is left of us in the engine's tables and folders: links, errors in the words of our code, files.
	mails.forget(PORTAL)
	references.delete_rows("Error Log", {"error": ("like", "%coalition%")})
	left_files.sweep(older_than=0)


def after_uninstall() -> None:
	"""Once nothing uses them any more: roles, workflow states and actions, jobs."""
	removing.remove_all()
	_forget_jobs()
	frappe.db.delete("Patch Log", {"patch": ("like", "coalition.%")})
	frappe.clear_cache()
	# The bench command has committed already when it calls this.
	frappe.db.commit()


def _forget_portal_users() -> None:
	"""The users that our accounts made: nobody could sign in as them any more, nor knows what they are."""
	ours = {"name": ("like", f"%@{addresses.DOMAIN}")}
	frappe.db.delete("__Auth", {"doctype": "User", **ours})
	frappe.db.delete("Sessions", {"user": ours["name"]})
	references.delete_rows("User", ours)


def _forget_how_lists_were_left(doctypes: list[str]) -> None:
	"""Each user's filters and columns; the engine holds them in Redis and stores them every hour."""
	sync_user_settings()
	frappe.db.delete("__UserSettings", {"doctype": ("in", doctypes)})
	frappe.cache.delete_value("_user_settings")


def _forget_jobs() -> None:
	"""The scheduler would go on calling functions that are gone."""
	jobs = frappe.get_all("Scheduled Job Type", filters={"method": ("like", "coalition.%")}, pluck="name")
	references.delete_rows("Scheduled Job Log", {"scheduled_job_type": ("in", jobs)})
	references.delete_rows("Scheduled Job Type", {"name": ("in", jobs)})


def _forget_series(autoname: str) -> None:
	"""Delete the counters of names such as MO-.#### and MA-.YYYY.-.####, and nobody else's."""
	prefix, dot, _ = autoname.partition(".#")
	if dot:
		dated = prefix.replace(".", "").replace("YYYY", "____").replace("MM", "__")
		series = frappe.qb.DocType("Series")
		frappe.qb.from_(series).where(series.name.like(dated)).delete().run()


def _forget_numbers_of_documents() -> None:
	"""The counters of issued documents, such as MC-2026-; kinds of apps that are gone had theirs too."""
	numbers = frappe.get_all("Verification Code", pluck="number")
	prefixes = [f"{kind.prefix}-____-" for kind in kinds.all_kinds()]
	counters = {number.rpartition("-")[0] + "-" for number in numbers if number}
	frappe.db.delete("Series", {"name": ("in", list(counters))})
	# Also where all papers of a year were deleted since.
	for prefix in prefixes:
		frappe.db.delete("Series", {"name": ("like", prefix)})
