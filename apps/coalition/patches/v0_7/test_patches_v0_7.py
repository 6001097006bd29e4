import frappe

from coalition.patches.v0_7 import index_consents
from coalition.tests.case import CoalitionTestCase


class TestIndexConsents(CoalitionTestCase):
	def columns(self) -> list[str]:
		query = "show index from `tabField Consent` where Key_name = 'given'"
		return [row.Column_name for row in frappe.db.sql(query, as_dict=True)]

	def test_the_index_is_there_once_however_often_it_is_made(self):
		frappe.db.sql_ddl("drop index if exists given on `tabField Consent`")
		for _time in range(2):
			index_consents.execute()
			self.assertEqual(
				self.columns(), ["fieldname", "parenttype", "parent", "withdrawn_on", "agreed_on"]
			)
