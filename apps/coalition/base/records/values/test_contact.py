import frappe
from frappe.utils.data import get_system_timezone

from coalition.base.apps import roles
from coalition.base.records.values.contact import here
from coalition.base.text.answers import Asked, read_answer
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestHere(CoalitionTestCase):
	def test_who_types_does_so_in_their_own_zone_and_others_in_the_sites(self):
		user = factories.user(roles.SECRETARIAT)
		frappe.db.set_value("User", user, "time_zone", "Europe/Berlin")
		frappe.clear_document_cache("User", user)
		with self.as_user(user):
			self.assertEqual(here().zone, "Europe/Berlin")
			kept = read_answer(Asked.MOMENT, "30/11/2026 14:30", here())
		self.assertEqual(kept, ("2026-11-30T14:30+01:00", ""))
		with self.as_user("Guest"):
			self.assertEqual(here().zone, get_system_timezone())

	def test_the_currency_of_the_site_is_meant_where_none_is_written(self):
		frappe.db.set_default("currency", "JOD")
		self.addCleanup(frappe.clear_cache)
		self.assertEqual(read_answer(Asked.AMOUNT, "1.5", here()), ("1.500 JOD", ""))
