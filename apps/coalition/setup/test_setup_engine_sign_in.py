import frappe
from frappe.utils import cint

from coalition.base.accounts import portal_settings
from coalition.setup import engine_sign_in, install
from coalition.tests.case import CoalitionTestCase

SETTINGS = engine_sign_in.SETTINGS


class TestEngineSignIn(CoalitionTestCase):
	def setUp(self):
		super().setUp()
		self.addCleanup(frappe.clear_document_cache, SETTINGS, SETTINGS)

	def stored(self) -> dict[str, str | None]:
		rows = frappe.db.get_singles_dict(SETTINGS)
		return {field: rows.get(field) for field in engine_sign_in.CLOSED}

	def test_it_is_off_after_set_up_and_stays_off_at_each_migration(self):
		self.assertTrue(engine_sign_in.is_closed())
		frappe.db.set_single_value(SETTINGS, "disable_user_pass_login", 0)
		for _time in range(2):
			install.after_migrate()
			self.assertEqual(
				{field: cint(value) for field, value in self.stored().items()}, engine_sign_in.CLOSED
			)

	def test_an_administrator_who_switches_it_on_is_told_and_it_stays_off(self):
		settings = frappe.get_doc(SETTINGS)
		settings.update({"disable_user_pass_login": 0, "login_with_email_link": 0})
		frappe.clear_messages()
		settings.save()
		self.assertEqual(
			{field: cint(value) for field, value in self.stored().items()}, engine_sign_in.CLOSED
		)
		self.assertIn("/coalition/sign-in", str(frappe.local.message_log))

	def test_other_settings_are_saved_as_ever(self):
		settings = frappe.get_doc(SETTINGS)
		settings.deny_multiple_sessions = 1
		frappe.clear_messages()
		settings.save()
		self.assertEqual(cint(frappe.db.get_single_value(SETTINGS, "deny_multiple_sessions")), 1)
		self.assertNotIn("/coalition/sign-in", str(frappe.local.message_log))

	def test_it_stays_off_also_where_the_other_way_was_taken_out_of_the_table(self):
		frappe.db.delete("Singles", {"doctype": SETTINGS, "field": ("in", list(engine_sign_in.CLOSED))})
		frappe.clear_document_cache(SETTINGS, SETTINGS)
		frappe.get_doc(SETTINGS).save()
		self.assertEqual(
			{field: cint(value) for field, value in self.stored().items()}, engine_sign_in.CLOSED
		)

	def test_a_site_without_passwords_stays_without_and_one_with_them_keeps_them(self):
		for disabled in (1, 0):
			engine_sign_in.give_back()
			frappe.db.set_single_value(SETTINGS, "disable_user_pass_login", disabled)
			frappe.db.set_single_value("Coalition Settings", "sign_in_with_passwords", 1)
			for _time in range(2):
				engine_sign_in.close()
				self.assertEqual(portal_settings.allows_password(), not disabled)

	def test_without_the_app_the_site_has_what_it_had(self):
		for before in ({"disable_user_pass_login": "0", "login_with_email_link": "1"}, {}):
			engine_sign_in.give_back()
			frappe.db.delete("Singles", {"doctype": SETTINGS, "field": ("in", list(engine_sign_in.CLOSED))})
			if before:
				frappe.db.set_single_value(SETTINGS, before)
			stored = self.stored()
			for _time in range(2):
				engine_sign_in.close()
			engine_sign_in.give_back()
			self.assertEqual(self.stored(), stored)
			self.assertFalse(engine_sign_in.is_closed())
