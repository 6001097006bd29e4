from datetime import datetime, timedelta
from decimal import Decimal

import frappe
from frappe.utils import now_datetime

from coalition.base import errors
from coalition.base.apps import roles
from coalition.base.doctype.coalition_exchange_rate.coalition_exchange_rate import currencies
from coalition.base.money.exchange import in_words, rate
from coalition.base.money.money import Amount
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

JANUARY = datetime(2026, 1, 31)


class TestCoalitionExchangeRate(CoalitionTestCase):
	def test_finance_enters_a_rate_alone_and_is_named(self):
		finance = factories.user(roles.FINANCE)
		with self.as_user(finance):
			entered = factories.exchange_rate(entered_by="Administrator")
		self.assertEqual((entered.docstatus, entered.entered_by), (1, finance))

	def test_others_of_the_desk_enter_none(self):
		for role in (roles.SECRETARIAT, roles.COUNCIL, roles.ADMINISTRATOR, roles.SCREENING):
			with self.as_user(factories.user(role)), self.assertRaises(frappe.PermissionError):
				factories.exchange_rate()

	def test_a_rate_keeps_every_digit_that_was_typed(self):
		name = factories.exchange_rate(from_currency="SYP", to_currency="USD", rate="٠٫٠٠٠٠٧٦٩٢٣٠٧٦٩٢٣").name
		self.assertEqual(frappe.db.get_value("Coalition Exchange Rate", name, "rate"), "0.000076923076923")
		self.assertEqual(rate("SYP", "USD", "Market", JANUARY).value, Decimal("0.000076923076923"))

	def test_what_cannot_be_a_rate_is_refused_by_name(self):
		for problem, values in (
			(errors.NotANumber, {"rate": "abc"}),
			(errors.NotANumber, {"rate": "0"}),
			(errors.NotANumber, {"rate": "13.000,50"}),
			(errors.UnusableRate, {"to_currency": "USD"}),
			(errors.UnusableRate, {"taken_at": now_datetime() + timedelta(days=1)}),
			(frappe.LinkValidationError, {"to_currency": "UST"}),
		):
			with self.assertRaises(problem):
				factories.exchange_rate(**values)

	def test_officials_and_donors_may_announce_a_rate(self):
		tomorrow = now_datetime() + timedelta(days=1)
		self.assertEqual(factories.exchange_rate(kind="Donor", taken_at=tomorrow).docstatus, 1)

	def test_an_entered_rate_is_neither_rewritten_nor_cancelled(self):
		entered = factories.exchange_rate()
		entered.rate = "1"
		with self.assertRaises(frappe.UpdateAfterSubmitError):
			entered.save()
		with self.assertRaises(errors.DecidedForGood):
			frappe.get_doc("Coalition Exchange Rate", entered.name).cancel()

	def test_the_latest_of_its_kind_not_after_the_time_holds(self):
		for day, value in ((5, "13000"), (7, "13500"), (6, "13250")):
			factories.exchange_rate(taken_at=datetime(2026, 1, day), rate=value)
		factories.exchange_rate(kind="Official", rate="11000", taken_at=datetime(2026, 1, 6))
		at = [datetime(2026, 1, 5), datetime(2026, 1, 6, 23), JANUARY]
		values = [rate("USD", "SYP", "Market", time).value for time in at]
		self.assertEqual(values, [13000, 13250, 13500])
		self.assertEqual(rate("USD", "SYP", "Official", JANUARY).value, 11000)

	def test_a_draft_holds_nowhere(self):
		draft = frappe.copy_doc(factories.exchange_rate(kind="Official"))
		draft.update({"kind": "Executed", "docstatus": 0}).insert()
		with self.assertRaises(errors.NoSuchRate):
			rate("USD", "SYP", "Executed", JANUARY)

	def test_without_a_rate_none_is_made_up(self):
		factories.exchange_rate()
		factories.exchange_rate(from_currency="EUR", to_currency="USD", rate="1.1")
		for asked in (
			("SYP", "USD", "Market", JANUARY),
			("EUR", "SYP", "Market", JANUARY),
			("USD", "SYP", "Official", JANUARY),
			("USD", "SYP", "Market", datetime(2026, 1, 4)),
		):
			with self.assertRaises(errors.NoSuchRate):
				rate(*asked)

	def test_the_other_direction_serves_where_it_is_asked_for_and_says_so(self):
		factories.exchange_rate()
		inverse = rate("SYP", "USD", "Market", JANUARY, inverse=True)
		conversion = inverse.convert(Amount(Decimal("1300000"), "SYP"))
		self.assertEqual(conversion.result, Amount(Decimal(100), "USD"))
		self.assertTrue(inverse.inverted)
		self.assertIn("1 USD = 13,000 SYP", in_words(conversion))

	def test_a_conversion_tells_rate_kind_source_and_time(self):
		factories.exchange_rate()
		conversion = rate("USD", "SYP", "Market", JANUARY).convert(Amount(Decimal(2), "USD"))
		told = in_words(conversion)
		for part in ("2.00 USD", "26,000.00 SYP", "1 USD = 13,000 SYP", "Market", "مكتب صرافة", "2026"):
			self.assertIn(part, told)

	def test_a_correction_takes_the_place_of_what_it_corrects(self):
		wrong = factories.exchange_rate(rate="1300")
		factories.exchange_rate(rate="13000", taken_at="2026-01-04 09:00:00", supersedes=wrong.name)
		self.assertEqual(rate("USD", "SYP", "Market", JANUARY).value, 13000)
		self.assertEqual(frappe.db.get_value("Coalition Exchange Rate", wrong.name, "rate"), "1300")

	def test_a_correction_is_of_the_same_thing_and_made_once(self):
		wrong = factories.exchange_rate()
		for values in ({"kind": "Official"}, {"to_currency": "EUR"}):
			with self.assertRaises(errors.UnusableRate):
				factories.exchange_rate(supersedes=wrong.name, **values)
		factories.exchange_rate(supersedes=wrong.name)
		with self.assertRaises(frappe.UniqueValidationError):
			factories.exchange_rate(supersedes=wrong.name)

	def test_an_old_pound_and_its_successor_are_two_currencies(self):
		if not frappe.db.exists("Currency", "SYP-2026"):
			frappe.get_doc({"doctype": "Currency", "currency_name": "SYP-2026"}).insert()
		factories.exchange_rate(from_currency="SYP-2026", kind="Redenomination", rate="100")
		law = rate("SYP-2026", "SYP", "Redenomination", JANUARY)
		self.assertEqual(law.convert(Amount(Decimal(1), "SYP-2026")).result, Amount(Decimal(100), "SYP"))

	def test_a_currency_without_a_code_has_no_rate(self):
		if not frappe.db.exists("Currency", "Points"):
			frappe.get_doc({"doctype": "Currency", "currency_name": "Points"}).insert()
		with self.assertRaises(errors.UnusableRate):
			factories.exchange_rate(to_currency="Points")

	def test_finance_finds_currencies_in_the_forms_fields_and_others_do_not(self):
		with self.as_user(factories.user(roles.FINANCE)):
			self.assertEqual(currencies("Currency", "SYP", "name", 0, 10), (("SYP",),))
		with self.as_user(factories.user(roles.COUNCIL)), self.assertRaises(frappe.PermissionError):
			currencies("Currency", "SYP", "name", 0, 10)
