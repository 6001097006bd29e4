import frappe
from frappe.desk.notifications import get_open_count

from coalition.base.apps import roles
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

# Found beside the record that they belong to.
ELSEWHERE = {"Admission Opinion", "Applicant Message", "Sign-in Code"}


class TestWorkspace(CoalitionTestCase):
	def test_each_kind_of_record_that_a_role_reads_at_the_desk_has_its_place_in_a_workspace(self):
		modules = frappe.get_all("Module Def", {"app_name": "coalition"}, pluck="name")
		ours = frappe.get_all("DocType", {"module": ("in", modules), "istable": 0}, pluck="name")
		read = frappe.get_all("DocPerm", {"parent": ("in", ours), "read": 1}, pluck="parent", distinct=True)
		workspaces = frappe.get_all("Workspace", {"module": ("in", modules)}, pluck="name")
		links = {"parent": ("in", workspaces), "link_type": "DocType"}
		linked = frappe.get_all("Workspace Link", links, pluck="link_to")
		self.assertEqual({*read} - {*linked}, ELSEWHERE)


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
