"""Runs inside the other bench: use the site as an administrator and members do, for uninstalling to meet.

Usage: python live_in.py SITE, in the bench's `sites` folder. What is checked elsewhere is not made to obey
rules here: rows go straight into their tables, so that every DocType of ours and every field that can name
one, whichever version brought it, has its row.
"""

import itertools
import sys

import frappe
from frappe.model.rename_doc import get_link_fields
from frappe.model.utils.user_settings import sync_user_settings, update_user_settings
from frappe.permissions import add_permission
from frappe.utils.password import update_password

OURS = "Member Organisation"
ROLE = "Council Member"
# Another workflow's use of a role of ours, or a kind of user made on it: that role stays, see
# `use_elsewhere`, so these fields get no row for ROLE.
KEEP_A_ROLE = ("DocPerm", "User Type", "Workflow Document State", "Workflow Transition")
numbers = itertools.count(900001)


def main(site: str) -> None:
	frappe.init(site=site)
	frappe.connect()
	frappe.set_user("Administrator")
	customise()
	use_elsewhere()
	fill()
	name_ours_wherever_possible()
	frappe.db.commit()
	frappe.destroy()


def customise() -> None:
	"""As in the desk: a permission, a field, a changed workflow, users, a list's filters."""
	add_permission(OURS, "Screening Officer")
	add_permission("ToDo", ROLE)
	add_field(OURS, "motto", "Data")
	add_field("User", "works_for", "Link", options=OURS)
	workflow = frappe.get_doc("Workflow", "Membership Application")
	workflow.transitions[0].allow_self_approval = 0
	workflow.send_email_alert = 1
	workflow.save()
	make_user("member@others.localhost", "Organisation Delegate")
	make_user("council@others.localhost", ROLE)
	update_user_settings(OURS, {"List": {"filters": [[OURS, "standing", "=", "Active"]]}})
	# The engine's hourly job.
	sync_user_settings()


def add_field(doctype: str, name: str, kind: str, **values: object) -> None:
	field = {"dt": doctype, "fieldname": name, "label": name, "fieldtype": kind}
	frappe.get_doc({"doctype": "Custom Field", **field, **values}).insert()


def make_user(email: str, role: str) -> None:
	user = frappe.new_doc("User")
	user.update({"email": email, "first_name": email, "send_welcome_email": 0})
	user.append("roles", {"role": role})
	user.append("block_modules", {"module": "Membership"})
	user.insert()


def use_elsewhere() -> None:
	"""What others came to rely on: a workflow of theirs with a role of ours, a counter that looks alike."""
	make_user("trainer@others.localhost", "Training Coordinator")
	frappe.get_doc(
		{
			"doctype": "Workflow",
			"workflow_name": "Others' Tasks",
			"document_type": "ToDo",
			"workflow_state_field": "workflow_state",
			"states": [
				{"state": "Draft", "doc_status": "0", "allow_edit": "Training Coordinator"},
				{"state": "Approved", "doc_status": "0", "allow_edit": "Training Coordinator"},
			],
			"transitions": [
				{
					"state": "Draft",
					"action": "Approve",
					"next_state": "Approved",
					"allowed": "Training Coordinator",
				}
			],
		}
	).insert()
	for name in ("MA-INV-", "MO-2020-"):
		frappe.db.sql("insert into tabSeries (name, current) values (%s, 7)", name)


def fill() -> None:
	"""A record of each DocType, with what people hang on records; one has a file on the disk."""
	modules = frappe.get_all("Module Def", filters={"app_name": "coalition"}, pluck="name")
	for doctype in frappe.get_all(
		"DocType", filters={"module": ("in", modules), "issingle": 0}, pluck="name"
	):
		name = insert_row(doctype)
		insert_row("Comment", reference_doctype=doctype, reference_name=name, content="Seen")
		insert_row("Version", ref_doctype=doctype, docname=name, data="{}")
		insert_row("Deleted Document", deleted_doctype=doctype, deleted_name="gone", data="{}")
	frappe.db.set_value("Verification Code", {}, "number", "MC-2026-0007", update_modified=False)
	year = frappe.utils.nowdate()[:4]
	for name in ("MO-", f"MA-{year}-", f"MSC-{year}-", f"PC-{year}-", f"AA-{year}-", "MC-2026-"):
		frappe.db.sql("insert ignore into tabSeries (name, current) values (%s, 3)", name)
	update_password("900001", "482 915 0637", doctype="Sign-in Code", fieldname="code")
	insert_row("Patch Log", patch="coalition.patches.v1_0.example")
	job = frappe.db.get_value("Scheduled Job Type", {"method": ("like", "coalition.%")})
	insert_row("Scheduled Job Log", scheduled_job_type=job)
	attach(OURS, "900001")
	# A file that comes with a record about ours, such as an import, is ours as well.
	attach("Data Import", insert_row("Data Import", reference_doctype=OURS))
	leave_behind()


def leave_behind() -> None:
	"""What no field says is ours: a mail with a link, an error of our code, a file of no row, a counter."""
	insert_row(
		"Email Queue", message="Subject: x\n\nhttps://example.org/coalition/apply/secret", status="Sent"
	)
	insert_row("Email Queue", message="Subject: x\n\nhttps://example.org/theirs", status="Sent")
	insert_row("Error Log", method="It failed", error='File "apps/coalition/apps/coalition/x.py", line 1')
	frappe.db.sql("insert ignore into tabSeries (name, current) values ('MC-2024-', 3)")
	with open(frappe.get_site_path("private", "files", f"{'0af' * 6}99.sealed"), "w") as file:
		file.write("sealed")


def attach(doctype: str, name: str) -> None:
	frappe.get_doc(
		{
			"doctype": "File",
			"file_name": f"members of {doctype}.csv",
			"attached_to_doctype": doctype,
			"attached_to_name": name,
			"is_private": 1,
			"content": f"names and telephone numbers {doctype}",
		}
	).insert()


def name_ours_wherever_possible() -> None:
	for target, value in (("DocType", OURS), ("Role", ROLE)):
		for link in get_link_fields(target):
			if link.issingle:
				frappe.db.set_single_value(link.parent, link.fieldname, value)
			elif link.parent not in KEEP_A_ROLE:
				insert_row(link.parent, **{link.fieldname: value})


def insert_row(doctype: str, **values: object) -> str:
	number = next(numbers)
	is_counted = frappe.get_meta(doctype).autoname == "autoincrement"
	name = number if is_counted else str(number)
	frappe.get_doc({"doctype": doctype, "name": name, **values}).db_insert()
	return name


main(sys.argv[1])
