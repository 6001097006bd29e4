"""Each kind of configuration, changed as administrators change it, and read as oversight reads it."""

from unittest import mock

import frappe
from frappe.core.doctype.user.user import generate_keys
from frappe.permissions import add_permission, update_permission_property

from coalition.audit import permissions, record
from coalition.base.apps import roles
from coalition.base.errors import WrittenByTheSystem
from coalition.membership.roles import DELEGATE
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

OURS = "Member Organisation"


class AuditCase(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		# With what others changed past the app on this site.
		permissions.notice(None)
		# Without one, the engine makes the next user whom somebody saves its System Manager.
		factories.user("System Manager")
		frappe.db.delete(record.DOCTYPE)

	def changes(self, **filters: object) -> list[tuple]:
		fields = ["kind", "record", "action", "setting", "before", "after"]
		rows = frappe.get_all(record.DOCTYPE, filters=filters, fields=fields, order_by="setting")
		return [tuple(row[field] or "" for field in fields) for row in rows]


class TestWhatIsRecorded(AuditCase):
	def test_a_setting_with_who_changed_it_from_what_to_what(self):
		administrator = factories.user(roles.ADMINISTRATOR)
		settings = frappe.get_doc("Coalition Settings")
		before = settings.coalition_name
		with self.as_user(administrator):
			settings.coalition_name = "تحالف آخر"
			settings.save()
		expected = (
			"Coalition Settings",
			"Coalition Settings",
			"Changed",
			"coalition_name",
			before,
			"تحالف آخر",
		)
		self.assertEqual(self.changes(changed_by=administrator), [expected])
		self.assertIsNotNone(frappe.db.get_value(record.DOCTYPE, {}, "changed_on"))

	def test_a_value_that_is_set_past_validation(self):
		frappe.get_doc("Coalition Settings").db_set("area_voice", 1)
		self.assertEqual([change[3:] for change in self.changes()], [("area_voice", "", "1")])

	def test_saving_without_a_change_leaves_no_row(self):
		frappe.get_doc("Coalition Settings").save()
		frappe.get_doc("Workflow", "Membership Application").save()
		frappe.get_doc("System Settings").save()
		self.assertEqual(self.changes(), [])

	def test_a_step_of_a_workflow(self):
		workflow = frappe.get_doc("Workflow", "Membership Application")
		step = next(row for row in workflow.transitions if row.action == "Approve")
		step.allowed = roles.ADMINISTRATOR
		workflow.save()
		self.assertEqual(
			[
				(change[3], change[4] > "", change[5] > "")
				for change in self.changes(concerns="Membership Application")
			],
			[
				("step Council Decision: Approve, Coalition Administrator", False, True),
				("step Council Decision: Approve, Council Member", True, False),
			],
		)

	def test_who_got_and_lost_a_role_of_the_coalition_and_no_other_role(self):
		person = factories.user(roles.SECRETARIAT)
		user = frappe.get_doc("User", person)
		user.add_roles(roles.COUNCIL, "Blogger")
		user.remove_roles(roles.SECRETARIAT)
		self.assertEqual(
			self.changes(kind="User"),
			[
				("User", person, "Changed", f"role {roles.SECRETARIAT}", "yes", ""),
				("User", person, "Changed", f"role {roles.COUNCIL}", "", "yes"),
			],
		)

	def test_a_new_user_with_a_role_of_the_coalition(self):
		user = frappe.new_doc("User")
		user.update({"email": "new@coalition.localhost", "first_name": "New", "send_welcome_email": 0})
		user.append_roles(DELEGATE)
		user.insert()
		self.assertIn(
			("User", user.name, "Made", f"role {DELEGATE}", "", "yes"), self.changes(record=user.name)
		)

	def test_people_who_have_no_role_of_the_coalition_are_left_alone(self):
		user = frappe.get_doc("User", factories.user("Blogger"))
		user.enabled = 0
		user.save()
		self.assertEqual(self.changes(), [])

	def test_an_account_that_is_shut_and_an_api_key_without_the_key(self):
		person = factories.user(roles.COUNCIL)
		secret = generate_keys(person)["api_secret"]
		user = frappe.get_doc("User", person)
		user.enabled = 0
		user.save()
		(key, shut) = self.changes(record=person)
		self.assertEqual(shut[3:], ("enabled", "yes", ""))
		self.assertEqual(key[3:5], ("api_key", ""))
		for hidden in (user.api_key, secret):
			self.assertNotIn(hidden, str(self.changes()))

	def test_what_is_added_to_the_forms_of_ours_and_not_to_those_of_others(self):
		for doctype in (OURS, "ToDo"):
			field = {"dt": doctype, "fieldname": "motto_of_ours", "label": "Founded in", "fieldtype": "Int"}
			# Changing a table would commit what this test writes.
			with mock.patch.object(frappe.db, "updatedb"):
				frappe.get_doc({"doctype": "Custom Field", **field}).insert()
			frappe.make_property_setter(
				{"doctype": doctype, "fieldname": "owner", "property": "hidden", "value": "1"}
			)
		kinds = {(change[0], change[2]) for change in self.changes()}
		self.assertEqual(kinds, {("Custom Field", "Made"), ("Property Setter", "Made")})
		self.assertEqual(set(frappe.get_all(record.DOCTYPE, pluck="concerns")), {OURS})
		frappe.delete_doc("Custom Field", f"{OURS}-motto_of_ours")
		self.assertEqual(len(self.changes(kind="Custom Field", action="Removed")), 1)

	def test_a_script_is_told_without_what_it_says(self):
		script = {"doctype": "Client Script", "name": "ours", "dt": OURS, "view": "Form", "enabled": 1}
		doc = frappe.get_doc({**script, "script": "let token = 'sesame';"}).insert()
		doc.script = "let token = 'other';"
		doc.save()
		self.assertEqual(len(self.changes(kind="Client Script")), 2)
		self.assertNotIn("sesame", str(self.changes()))

	def test_settings_of_the_engine_that_guard_the_site(self):
		settings = frappe.get_doc("System Settings")
		settings.minimum_password_score = "4" if settings.minimum_password_score != "4" else "3"
		settings.app_name = "Another"
		settings.flags.ignore_mandatory = True
		settings.save()
		self.assertEqual([change[3] for change in self.changes()], ["minimum_password_score"])


class TestPermissions(AuditCase):
	def test_what_the_role_permissions_manager_does(self):
		row = {"doctype": OURS, "role": roles.OVERSIGHT, "permlevel": 0}
		permissions.add(parent=OURS, role=roles.OVERSIGHT, permlevel=0)
		permissions.update(**row, ptype="report", value="1")
		permissions.remove(**row)
		place = "Oversight Member, level 0"
		expected = {
			("Made", "", "read, export"),
			("Changed", "read, export", "read, report, export"),
			("Removed", "read, report, export", ""),
		}
		self.assertEqual({(change[2], *change[4:]) for change in self.changes(setting=place)}, expected)
		self.assertEqual(len(self.changes()), 3)

	def test_a_reset_is_told_as_what_it_undoes(self):
		permissions.add(parent=OURS, role=roles.OVERSIGHT, permlevel=0)
		permissions.reset(doctype=OURS)
		self.assertEqual(len(self.changes(action="Removed")), 1)

	def test_a_row_that_is_added_by_code_is_told_with_the_transaction_that_brings_it(self):
		add_permission(OURS, roles.OVERSIGHT)
		frappe.db.before_commit.run()
		(change,) = self.changes(changed_by="Administrator")
		self.assertEqual(change[2:], ("Made", "Oversight Member, level 0", "", "read, export"))

	def test_what_was_done_past_the_app_is_noticed_without_a_name(self):
		add_permission(OURS, roles.OVERSIGHT)
		permissions.notice_by_user()
		update_permission_property(OURS, roles.OVERSIGHT, 0, "report", 1, validate=False)
		permissions.notice_daily()
		(change,) = self.changes(changed_by=("is", "not set"))
		self.assertEqual(change[4:], ("read, export", "read, report, export"))

	def test_only_those_who_may_can_change_permissions(self):
		with self.as_user(factories.user(roles.ADMINISTRATOR)), self.assertRaises(frappe.PermissionError):
			permissions.add(parent=OURS, role=roles.OVERSIGHT, permlevel=0)


class TestTheLog(AuditCase):
	def setUp(self):
		super().setUp()
		record.write([record.Change("Role", "Somebody", "Changed")], "Administrator")
		self.row = frappe.get_doc(record.DOCTYPE, {})

	def test_nobody_writes_it_by_hand_the_administrator_and_our_own_flag_included(self):
		for user in ("Administrator", factories.user("System Manager")):
			with self.as_user(user):
				for act in (self.row.save, self.row.delete, self.make, self.set_past_validation, self.rename):
					with self.subTest(user=user, act=act.__name__), self.assertRaises(frappe.PermissionError):
						act()
		self.assertEqual(frappe.db.count(record.DOCTYPE), 1)

	def make(self) -> None:
		frappe.get_doc({"doctype": record.DOCTYPE, "kind": "Role"}).insert(ignore_permissions=True)

	def set_past_validation(self) -> None:
		self.row.db_set("record", "Nobody")

	def rename(self) -> None:
		frappe.rename_doc(record.DOCTYPE, self.row.name, "another", force=True)

	def test_the_administrator_is_told_by_a_named_error(self):
		with self.assertRaises(WrittenByTheSystem):
			self.row.save()

	def test_oversight_reads_it_and_the_secretariat_does_not(self):
		for role, reads in ((roles.OVERSIGHT, True), (roles.AUDITOR, True), (roles.SECRETARIAT, False)):
			with self.as_user(factories.user(role)):
				self.assertEqual(bool(frappe.has_permission(record.DOCTYPE, "read")), reads, role)
