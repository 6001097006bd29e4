"""The engine calls the hooks for permissions by the names of their arguments: each of ours takes them."""

import frappe

from coalition.base.apps import roles
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

APPS = ("coalition.", "coalition_sample.")


def hooks(name: str) -> list[tuple[str, str]]:
	"""(DocType, path) of what our apps register."""
	return [
		(doctype, path)
		for doctype, paths in frappe.get_hooks(name).items()
		for path in paths
		if path.startswith(APPS)
	]


class TestPermissionHooks(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		cls.member = factories.member()
		cls.person = factories.user(roles.SECRETARIAT)
		cls.stranger = factories.user(roles.TRAINING)

	def test_each_answers_for_a_record_as_the_engines_of_both_kinds_ask(self):
		found = hooks("has_permission")
		self.assertGreater(len(found), 6)
		for doctype, path in found:
			for more in ({}, {"debug": False}):
				with self.subTest(path, **more):
					doc = frappe.new_doc(doctype)
					answer = frappe.call(
						frappe.get_attr(path), doc=doc, ptype="read", user=self.person, **more
					)
					self.assertIn(answer, (True, False, None))

	def test_each_answers_for_a_list_as_the_engines_of_both_kinds_ask(self):
		found = hooks("permission_query_conditions")
		self.assertGreater(len(found), 6)
		for doctype, path in found:
			for more in ({}, {"doctype": doctype}):
				with self.subTest(path, **more):
					condition = frappe.call(frappe.get_attr(path), self.person, **more)
					self.assertIsInstance(condition, str)

	def test_a_tag_is_read_by_who_reads_its_record(self):
		link = frappe.new_doc("Tag Link")
		link.update({"document_type": self.member.doctype, "document_name": self.member.name, "tag": "x"})
		link.set_new_name()
		link.db_insert()
		for user, reads in ((self.person, True), (self.stranger, False)):
			with self.as_user(user):
				self.assertEqual(bool(frappe.has_permission("Tag Link", "read", doc=link.name)), reads)
