import frappe
from frappe.desk.notifications import get_open_count

from coalition.setup import roles
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestDashboards(CoalitionTestCase):
	def counts(self, doctype: str, name: str) -> dict[str, int]:
		found = get_open_count(doctype, name)["count"]
		# Later engines tell links within the record apart from those to it.
		links = found["external_links_found"] if isinstance(found, dict) else found
		return {each.get("doctype") or each["name"]: each["count"] for each in links}

	def test_a_members_form_counts_what_hangs_on_it_and_on_nobody_else(self):
		member, other = factories.member(), factories.member()
		for each in (member, other):
			factories.delegate(each.name)
		with self.as_user(factories.user(roles.SECRETARIAT)):
			counts = self.counts("Member Organisation", member.name)
		self.assertEqual((counts["Portal Account"], counts["Verification Code"]), (1, 0))
		declarations = frappe.db.count("Charter Declaration", {"member_organisation": member.name})
		self.assertEqual(counts["Charter Declaration"], declarations)

	def test_every_count_leads_to_a_list_that_its_field_filters(self):
		for doctype in ("Member Organisation", "Individual Member", "Membership Charter", "Coalition Branch"):
			data = frappe.get_meta(doctype).get_dashboard_data()
			for items in (group["items"] for group in data.transactions):
				for item in items:
					field = data.non_standard_fieldnames.get(item, data.fieldname)
					self.assertTrue(frappe.get_meta(item).has_field(field), (doctype, item, field))
