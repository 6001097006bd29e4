"""What another app adds to the page of its record that the staff open on a phone."""

from unittest import mock

import frappe

from coalition.base.apps import plugins
from coalition.portal.page import PortalRequest
from coalition.portal.staff import record_pages
from coalition.tests.case import CoalitionTestCase

BROKEN = "coalition_sample.broken.answers_a_text"


class TestStaffParts(CoalitionTestCase):
	def page(self) -> str:
		record = frappe.get_doc({"doctype": "Sample Record", "title": "سجل"})
		record.append("sample_rows", {"item": "كراسي"})
		record.insert()
		request = PortalRequest("ar", "", parts={"kind": "sample-record", "name": record.name})
		return record_pages.show_record(request).get_data(as_text=True)

	def test_its_part_and_its_acts_stand_on_the_page(self):
		page = self.page()
		self.assertIn('<ul class="sample-rows">', page)
		self.assertIn("<bdi>كراسي</bdi>", page)
		self.assertIn('href="/coalition/notices"', page)

	def test_a_broken_function_leaves_the_page_as_it_is_without_it(self):
		broken, registered = plugins.Plugin(record_pages.HOOK, BROKEN), plugins.registered
		instead = lambda hook: [broken] if hook == record_pages.HOOK else registered(hook)  # noqa: E731
		with mock.patch.object(plugins, "registered", instead):
			page = self.page()
		self.assertIn("<h1><bdi>سجل</bdi></h1>", page)
		self.assertNotIn("sample-rows", page)
