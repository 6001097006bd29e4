"""Switching an area on and off, on the server."""

from unittest import mock

import frappe

from coalition.base.apps import areas, desk_boot
from coalition.base.errors import AreaIsOff, NoSuchRoute
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase
from coalition.tests.switch import switch

SETTINGS = "Coalition Settings"


def notice():
	return frappe.get_doc({"doctype": "Sample Notice", "title": "اجتماع"})


class TestAreas(CoalitionTestCase):
	def test_a_new_coalition_begins_with_governance_and_funding(self):
		on = {area for area in areas.SWITCHED if areas.is_on(area)}
		self.assertEqual(on, {"governance", "funding"})

	def test_what_was_never_stored_is_as_shipped_beside_what_was(self):
		frappe.db.delete("Singles", {"doctype": SETTINGS})
		frappe.db.set_single_value(SETTINGS, "coalition_name", "تحالف")
		settings = frappe.get_doc(SETTINGS)
		self.assertEqual((settings.area_governance, settings.area_voice), (1, 0))
		settings.area_governance = 0
		settings.save()
		self.assertFalse(areas.is_on("governance"))

	def test_only_switches_of_areas_with_modules_are_shown(self):
		settings = frappe.get_doc(SETTINGS)
		settings.run_method("onload")
		self.assertEqual(settings.get_onload("areas"), ["voice"])

	def test_base_and_membership_and_modules_without_an_area_are_always_on(self):
		for module in ("Base", "Membership", "Coalition Sample", "Core"):
			self.assertTrue(areas.is_on(areas.of_module(module)), module)

	def test_an_area_that_does_not_exist_is_told(self):
		self.assertEqual(areas.faults(), [])
		with mock.patch.object(frappe, "get_hooks", return_value={"media": ["Sample Voice"], "voice": []}):
			(fault,) = areas.faults()
		self.assertIn("media", fault)

	def test_records_of_an_area_that_is_off_refuse_to_be_made(self):
		with self.assertRaisesRegex(AreaIsOff, "Common Voice"):
			notice().insert()

	def test_what_was_recorded_is_read_and_completed_after_the_area_is_off(self):
		switch("voice", True)
		made = notice().insert()
		switch("voice", False)
		stored = frappe.get_doc("Sample Notice", made.name)
		stored.text = "في القاعة"
		stored.save()
		self.assertEqual(frappe.get_list("Sample Notice", pluck="text"), ["في القاعة"])


class TestTheDesk(CoalitionTestCase):
	def setUp(self):
		super().setUp()
		self.secretary = factories.user("Coalition Secretariat")

	def test_the_workspace_is_there_while_the_area_is_on(self):
		for user in (self.secretary, "Administrator"):
			for on in (True, False):
				switch("voice", on)
				with self.subTest(user=user, on=on), self.as_user(user):
					self.assertEqual("Sample Voice" in self.pages(), on)
					self.assertIn("Coalition Membership", self.pages())

	def pages(self) -> list[str]:
		return [page["name"] for page in desk_boot.get_workspace_sidebar_items()["pages"]]

	def test_the_engines_workspaces_are_a_system_managers(self):
		with self.as_user(self.secretary):
			shown = frappe.get_all("Workspace", {"name": ("in", self.pages())}, pluck="module")
			# One of no module was made on the site, by another test say: it is shown to everybody.
			self.assertLessEqual(set(shown) - {None}, {"Base", "Membership", "Sample Voice", "Sample"})
			self.assertIn("Membership", shown)
			boot = {"user": {}, "allowed_workspaces": [{"module": "Core"}, {"module": "Membership"}]}
			desk_boot.extend_bootinfo(boot)
			self.assertEqual(boot["allowed_workspaces"], [{"module": "Membership"}])
		with self.as_user("Administrator"):
			self.assertIn("Users", self.pages())

	def test_who_has_no_other_workspace_keeps_the_engines_and_everybody_their_own(self):
		engines, own = {"module": "Core"}, {"module": "Core", "for_user": self.secretary}
		with self.as_user(self.secretary):
			for pages, shown in (([engines], [engines]), ([engines, own], [own])):
				boot = {"user": {}, "allowed_workspaces": pages}
				desk_boot.extend_bootinfo(boot)
				self.assertEqual(boot["allowed_workspaces"], shown)

	def test_the_page_of_a_workspace_is_not_there_while_the_area_is_off(self):
		page = frappe.as_json({"name": "Sample Voice", "title": "Sample Voice", "public": 1})
		with self.assertRaises(NoSuchRoute):
			desk_boot.get_desktop_page(page)
		switch("voice", True)
		self.assertEqual(
			desk_boot.get_desktop_page(page)["shortcuts"]["items"][0]["link_to"], "Sample Notice"
		)

	def test_the_desk_offers_to_make_and_find_what_the_coalition_uses(self):
		for on in (True, False):
			switch("voice", on)
			with self.subTest(on=on), self.as_user(self.secretary):
				boot = {"user": frappe.get_user().load_user(), "allowed_workspaces": []}
				desk_boot.extend_bootinfo(boot)
				for key in ("can_create", "can_search", "can_get_report"):
					self.assertEqual("Sample Notice" in boot["user"][key], on, key)
				self.assertIn("Sample Notice", boot["user"]["can_read"])
				self.assertIn("Sample Record", boot["user"]["can_create"])

	def test_a_workspace_of_an_area_that_is_off_is_left_out_wherever_an_engine_keeps_it(self):
		voice, other = {"module": "Sample Voice"}, {"module": "Membership"}
		pages = {"pages": [voice, other], "has_access": True}
		for key, kept in (
			("allowed_workspaces", [voice, other]),
			("sidebar_pages", pages),
			("workspaces", pages),
		):
			for on in (True, False):
				switch("voice", on)
				with self.subTest(key=key, on=on):
					boot = {"user": {}, key: kept}
					desk_boot.extend_bootinfo(boot)
					shown = boot[key]["pages"] if isinstance(kept, dict) else boot[key]
					self.assertEqual(shown, [voice, other] if on else [other])
