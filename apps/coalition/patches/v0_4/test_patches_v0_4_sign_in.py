import frappe

from coalition.base import portal_settings
from coalition.patches.v0_4 import keep_passwords_switched_off
from coalition.setup import engine_sign_in
from coalition.tests.case import CoalitionTestCase


class TestKeepPasswordsSwitchedOff(CoalitionTestCase):
	def site_of_before(self, disabled: int) -> None:
		engine_sign_in.give_back()
		frappe.db.set_single_value("System Settings", "disable_user_pass_login", disabled)

	def test_a_site_without_passwords_stays_without_and_one_with_them_keeps_them(self):
		for disabled in (1, 0):
			frappe.db.set_single_value("Coalition Settings", "sign_in_with_passwords", 1)
			self.site_of_before(disabled)
			for _time in range(2):
				keep_passwords_switched_off.execute()
				self.assertEqual(portal_settings.lets_in_by_password(), not disabled)
				engine_sign_in.close()
