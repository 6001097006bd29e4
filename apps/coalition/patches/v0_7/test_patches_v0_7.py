import frappe

from coalition.base.privacy import consents
from coalition.base.text.markup import APART
from coalition.membership.directory import named_members
from coalition.patches.v0_7 import hold_reports_of_others, make_texts_safe, project_consents
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

MEMBER = "Member Organisation"
SHOWS = ["shows_organisation_name", "shows_place", "shows_sector"]


class TestProjectConsents(CoalitionTestCase):
	def member(self, *agreed: str, withdrawn: str = "") -> str:
		member = factories.member()
		for field in agreed:
			consents.give(member, field)
		member.save()
		if withdrawn:
			consents.withdraw(member, withdrawn)
			member.save()
		return member.name

	def test_members_from_before_are_found_by_what_they_agreed_to(self):
		names = [
			self.member("organisation_name", "place"),
			self.member("organisation_name", "sector", withdrawn="sector"),
			self.member(),
		]
		expected = [(1, 1, 0), (1, 0, 0), (0, 0, 0)]
		for before in (0, 1):
			frappe.db.set_value(MEMBER, {"name": ("in", names)}, dict.fromkeys(SHOWS, before))
			for _time in range(2):
				project_consents.execute()
				self.assertEqual([frappe.db.get_value(MEMBER, name, SHOWS) for name in names], expected)
		self.assertTrue(named_members.is_named(names[0]) and not named_members.is_named(names[2]))


class TestHoldReportsOfOthers(CoalitionTestCase):
	def test_what_a_manager_set_up_goes_on_and_all_else_waits(self):
		made = {"report": "Member Register", "user": "Administrator", "email_to": "x@coalition.localhost"}
		names = {}
		for role in ("Report Manager", "System Manager"):
			order = frappe.get_doc(doctype="Auto Email Report", format="CSV", frequency="Daily", **made)
			names[role] = order.insert(set_name=frappe.generate_hash()).name
			changed = {"modified_by": factories.user(role)}
			frappe.db.set_value(order.doctype, names[role], changed, update_modified=False)
		for _time in range(2):
			hold_reports_of_others.execute()
			enabled = {
				role: frappe.db.get_value(order.doctype, name, "enabled") for role, name in names.items()
			}
			self.assertEqual(enabled, {"Report Manager": 0, "System Manager": 1})


class TestMakeTextsSafe(CoalitionTestCase):
	def test_what_was_stored_before_begins_no_tag_and_reads_the_same(self):
		member = factories.member()
		attack, honest = '"<img src=x onerror=alert(1)>"', "جمعية <3"
		frappe.db.set_value(MEMBER, member.name, {"about": attack, "contact_person": honest})
		for _time in range(2):
			make_texts_safe.execute()
			stored = frappe.db.get_value(MEMBER, member.name, ["about", "contact_person"])
			self.assertEqual(stored, (attack.replace("<", f"<{APART}"), honest))
