from decimal import Decimal

import frappe
from frappe.query_builder import DocType

from coalition.base.money.amounts import sums
from coalition.base.money.money import Amount, for_database, from_database
from coalition.tests.case import CoalitionTestCase

# A DocType of the engine with a column of money, and a text column that stands for the currency.
TABLE, MONEY, CURRENCY = "Currency", "smallest_currency_fraction_value", "fraction"


class TestAmountsInTheDatabase(CoalitionTestCase):
	def store(self, *values: str, currency: str = "USD") -> list[str]:
		names = []
		for value in values:
			doc = frappe.new_doc(TABLE)
			doc.update({"currency_name": frappe.generate_hash(length=10), CURRENCY: currency})
			doc.set(MONEY, for_database(Amount(Decimal(value), currency)))
			doc.name = doc.currency_name
			doc.db_insert()
			names.append(doc.name)
		return names

	def sum_of(self, names: list[str]) -> dict[str, Amount]:
		return sums(TABLE, MONEY, CURRENCY, DocType(TABLE).name.isin(names))

	def test_the_column_is_the_one_that_the_limits_speak_of(self):
		self.assertEqual(frappe.db.get_column_type(TABLE, MONEY), "decimal(21,9)")

	def test_a_sum_of_many_tenths_is_exact_where_floats_are_not(self):
		names = self.store(*["0.10"] * 1000)
		self.assertEqual(self.sum_of(names), {"USD": Amount(Decimal(100), "USD")})
		floats = frappe.get_all(TABLE, {"name": ("in", names)}, pluck=MONEY)
		self.assertNotEqual(sum(floats), 100)
		amounts = [from_database(value, "USD") for value in floats]
		self.assertEqual(sum(amounts, Amount(Decimal(0), "USD")), Amount(Decimal(100), "USD"))

	def test_the_largest_amounts_of_the_column_are_summed_to_the_cent(self):
		names = self.store(*["999999999999.99"] * 101)
		self.assertEqual(self.sum_of(names), {"USD": Amount(Decimal("100999999999998.99"), "USD")})
		stored = frappe.db.get_value(TABLE, names[0], MONEY)
		self.assertEqual(from_database(stored, "USD"), Amount(Decimal("999999999999.99"), "USD"))

	def test_each_currency_has_a_sum_of_its_own(self):
		names = self.store("0.10", "0.20") + self.store("0.125", currency="JOD")
		found = self.sum_of(names)
		self.assertEqual(
			found, {"USD": Amount(Decimal("0.3"), "USD"), "JOD": Amount(Decimal("0.125"), "JOD")}
		)

	def test_nothing_sums_to_nothing(self):
		self.assertEqual(self.sum_of(["none"]), {})
