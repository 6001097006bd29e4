import frappe
from frappe.utils import add_days, getdate, today

from coalition.base.apps import roles
from coalition.membership.charters import reminders
from coalition.tests import factories, mails
from coalition.tests.case import CoalitionTestCase


class TestReminders(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.charter = factories.charter(holds_for_months=12)
		self.member = factories.member()
		mails.forget()

	def ending_in(self, days: int, member: str = "") -> str:
		"""A declaration that ends in so many days."""
		doc = factories.declaration(member or self.member.name, self.charter.name, add_days(today(), -300))
		doc.db_set("valid_until", add_days(today(), days))
		return doc.name

	def remind(self, declaration: str) -> tuple[int | None, list[tuple[str, dict]]]:
		return reminders.remind(declaration), mails.taken()

	def delegate(self, **values: object):
		account = factories.delegate(self.member.name, **values)
		account.update({"email": f"{account.user_name}@example.org", "language": "ar"}).save()
		return account

	def test_delegate_and_alternate_are_reminded_in_their_language_and_nobody_is_named(self):
		delegate = self.delegate()
		other = self.delegate(duty="Alternate", person_name="سامر")
		other.update({"language": "en"}).save()
		step, mails = self.remind(self.ending_in(30))
		self.assertEqual(step, 30)
		told = dict(mails)
		self.assertEqual(set(told), {delegate.email, other.email})
		self.assertEqual(told[delegate.email]["subject"], "إقرار يوشك أن ينتهي")
		self.assertEqual(told[other.email]["subject"], "A declaration ends soon")
		for content in told.values():
			self.assertIn("/coalition/declare", content["text"])
			self.assertNotIn(self.member.organisation_name, content["text"] + content["html"])

	def test_each_reminder_goes_out_once_however_often_the_job_runs(self):
		self.delegate()
		name = self.ending_in(7)
		self.assertEqual([self.remind(name)[0] for _time in range(3)], [7, None, None])
		frappe.db.set_value("Charter Declaration", name, "valid_until", today())
		step, mails = self.remind(name)
		self.assertEqual((step, len(mails)), (0, 1))
		frappe.db.set_value("Charter Declaration", name, "valid_until", add_days(today(), -3))
		self.assertEqual(self.remind(name), (None, []))

	def test_people_whose_time_is_over_and_frozen_accounts_are_not_written_to(self):
		self.delegate(until_date=add_days(today(), -1))
		frozen = self.delegate(duty="Alternate", person_name="سامر")
		frappe.db.set_value("Portal Account", frozen.name, "state", "Frozen")
		self.assertEqual(self.remind(self.ending_in(30)), (30, []))

	def test_who_has_an_address_and_no_account_is_written_to(self):
		self.member.append(
			"people", {"person_name": "ليلى", "duty": "Delegate", "email": "leila@example.org"}
		)
		self.member.save()
		_step, mails = self.remind(self.ending_in(30))
		self.assertEqual([address for address, _content in mails], ["leila@example.org"])

	def test_who_declared_again_or_has_left_is_not_among_those_that_end(self):
		again, gone, ending = (factories.member().name for _each in range(3))
		self.ending_in(20, again)
		self.ending_in(200, again)
		self.ending_in(20, gone)
		change = factories.standing_change(gone, "Withdrawal")
		change.db_set({"status": "Approved", "docstatus": 1, "effective_from": add_days(today(), -1)})
		name = self.ending_in(20, ending)
		found = [row.name for row in reminders.ending_declarations(add_days(today(), 30))]
		ours = {again, gone, ending}
		rows = [
			row
			for row in reminders.ending_declarations(add_days(today(), 30))
			if row.member_organisation in ours
		]
		self.assertEqual([row.name for row in rows], [name])
		self.assertIn(name, found)
		self.assertEqual(getdate(rows[0].valid_until), getdate(add_days(today(), 20)))

	def test_the_text_to_paste_is_for_who_may_read_the_member_and_names_nobody(self):
		name = self.ending_in(7)
		with self.as_user(factories.user(roles.SECRETARIAT)):
			text = reminders.text_to_paste(name)
			self.assertEqual(reminders.members_text_to_paste("Member Organisation", self.member.name), text)
		self.assertIn("/coalition/declare", text)
		self.assertNotIn(self.member.organisation_name, text)
		with self.as_user(factories.user(roles.FINANCE)):
			self.assertRaises(frappe.PermissionError, reminders.text_to_paste, name)

	def test_a_member_that_declared_nothing_is_shown_the_way_to_the_charter(self):
		text = reminders.members_text_to_paste("Member Organisation", self.member.name)
		self.assertIn("/coalition/declare", text)
