import frappe

import coalition.hooks
from coalition.access.errors import NotOpen
from coalition.access.lists import queries
from coalition.access.stored import engine_tables, hanging
from coalition.base.apps import roles
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

ABOUT = "reference_type", "reference_name"


def bound(hooks: dict[str, str], path: str) -> set[str]:
	"""The DocTypes whose hook begins with this path."""
	return {name for name, function in hooks.items() if function.startswith(path)}


class TestHanging(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		cls.member = factories.member()
		cls.person, cls.stranger = factories.user(roles.SECRETARIAT), factories.user(roles.TRAINING)
		cls.manager = factories.user("System Manager")

	def asked_at_the_desk(self) -> None:
		self.in_request("/api/method/frappe.client.save")

	def task(self, **values: object):
		about = {"reference_type": self.member.doctype, "reference_name": self.member.name}
		words = {"description": "x", "allocated_to": self.stranger, **about, **values}
		return frappe.get_doc(doctype="ToDo", **words)

	def test_each_table_has_its_hooks(self):
		lists = coalition.hooks.permission_query_conditions
		self.assertEqual(bound(lists, "coalition.access.stored.hanging."), set(hanging.TABLES))
		records = bound(coalition.hooks.has_permission, "coalition.access.stored.engine_tables.of_record")
		self.assertEqual(records, {*engine_tables.RIGHTS, *hanging.READ_WITH_RECORD})

	def test_a_task_about_no_record_is_its_own_peoples(self):
		task = self.task(reference_type=None, reference_name=None).insert(ignore_permissions=True)
		task.db_set("assigned_by", self.manager)
		task = frappe.get_doc("ToDo", task.name)
		for who, may in ((self.stranger, True), (self.manager, True), (self.person, False)):
			with self.as_user(who):
				rights = {right: task.has_permission(right) for right in ("read", "write", "delete")}
			self.assertEqual(rights, dict.fromkeys(rights, may), who)

	def test_a_task_that_one_was_given_is_closed_though_its_record_is_not_open(self):
		task = self.task().insert()
		self.asked_at_the_desk()
		with self.as_user(self.stranger):
			mine = frappe.get_doc("ToDo", task.name)
			mine.status = "Closed"
			mine.save()
			with self.assertRaises(NotOpen):
				self.task().insert()
		self.assertEqual(frappe.db.get_value("ToDo", task.name, "status"), "Closed")

	def test_a_task_is_not_moved_to_a_record_that_is_not_open(self):
		task = self.task(reference_type="", reference_name="").insert()
		self.asked_at_the_desk()
		with self.as_user(self.stranger):
			mine = frappe.get_doc("ToDo", task.name)
			mine.update(dict(zip(ABOUT, (self.member.doctype, self.member.name), strict=True)))
			with self.assertRaises(NotOpen):
				mine.save()

	def test_what_the_engine_notes_of_a_step_is_written_though_the_record_is_out_of_sight(self):
		self.asked_at_the_desk()
		with self.as_user(self.stranger):
			about = {"reference_doctype": self.member.doctype, "reference_name": self.member.name}
			note = {"doctype": "Comment", "comment_type": "Workflow", "content": "x", **about}
			frappe.get_doc(note).insert(ignore_permissions=True)
			with self.assertRaises(NotOpen):
				frappe.get_doc({**note, "comment_type": "Comment"}).insert(ignore_permissions=True)

	def test_a_job_that_asks_for_somebody_is_answered_as_they_would_be(self):
		"""The engine mails reports on a schedule, as Administrator, for a user."""
		for condition in (hanging.comments_in_lists, hanging.to_dos_in_lists, queries.staff_in_lists):
			self.assertNotEqual(condition(self.stranger), "")
			self.assertEqual(condition(self.manager), "")
		task = self.task(allocated_to=self.person).insert()
		self.assertIs(engine_tables.of_record(task, "read", self.stranger), False)
		self.assertIsNot(engine_tables.of_record(task, "read", self.manager), False)

	def test_a_note_of_a_file_is_the_file_alone_whichever_language_its_writer_reads(self):
		member = factories.member()
		for language in ("en", "ar"):
			frappe.local.lang = language
			self.addCleanup(setattr, frappe.local, "lang", "en")
			values = {"file_name": f"{language}.txt", "content": language, "is_private": 1}
			about = {"attached_to_doctype": member.doctype, "attached_to_name": member.name}
			frappe.get_doc({"doctype": "File", **values, **about}).insert().delete()
		asked = {"reference_name": member.name, "comment_type": ("like", "Attachment%")}
		notes = frappe.get_all("Comment", asked, pluck="content")
		self.assertEqual(len(notes), 4)
		for note in notes:
			self.assertRegex(note, r"^(<a [^>]*>)?(en|ar)\w*\.txt(</a>)?")
