import frappe
from frappe.utils import add_days, getdate, today

from coalition.base.apps import roles
from coalition.base.errors import AccountFrozen
from coalition.membership.errors import NoAccountForThem, PersonStays, TwoDelegates
from coalition.membership.people import member_accounts
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestMembershipPeople(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.secretary = factories.user(roles.SECRETARIAT)
		self.member = factories.member()

	def add(self, name: str, duty: str, **values: object):
		row = self.member.append("people", {"person_name": name, "duty": duty, **values})
		self.member.save()
		return row

	def test_a_delegate_follows_another_on_the_day_after_and_not_before(self):
		self.add("ليلى", "Delegate", until_date="2026-05-01")
		self.add("سامر", "Delegate", from_date="2026-05-02", until_date="2026-06-01")
		self.assertRaises(TwoDelegates, self.add, "هدى", "Delegate", from_date="2026-06-01")

	def test_a_time_does_not_end_before_it_begins(self):
		times = {"from_date": "2026-05-03", "until_date": "2026-05-01"}
		self.assertRaises(PersonStays, self.add, "ليلى", "Alternate", **times)

	def test_who_acted_keeps_their_row_and_who_is_only_spoken_with_does_not(self):
		self.add("ليلى", "Delegate", until_date=add_days(today(), -1))
		self.add("هدى", "Contact")
		self.add("سامر", "Delegate", from_date=add_days(today(), 9))
		self.member.people = [row for row in self.member.people if row.person_name == "ليلى"]
		self.member.save()
		self.member.people = []
		self.assertRaises(PersonStays, self.member.save)

	def test_an_account_has_the_portal_role_alone_and_one_person_has_one(self):
		first = self.add("ليلى", "Alternate", phone="+963 944 000 555", until_date=today())
		second = self.add("ليلى", "Delegate", from_date=add_days(today(), 1))
		with self.as_user(self.secretary):
			account = member_accounts.make_account(self.member.name, first.name)
			self.assertEqual(member_accounts.make_account(self.member.name, first.name), account)
			self.assertEqual(member_accounts.make_account(self.member.name, second.name), account)
		doc = frappe.get_doc("Portal Account", account)
		self.assertEqual((doc.holder_type, doc.holder), ("Member Organisation", self.member.name))
		self.assertEqual(doc.phone, "+963944000555")
		self.assertEqual(set(frappe.get_roles(doc.user)) - {"All", "Guest"}, {"Organisation Delegate"})
		self.assertNotIn("ليلى", doc.user_name)

	def test_contacts_and_former_people_get_no_account_and_the_council_makes_none(self):
		contact = self.add("هدى", "Contact")
		former = self.add("ليلى", "Delegate", until_date=add_days(today(), -1))
		for row in (contact, former):
			self.assertRaises(NoAccountForThem, member_accounts.make_account, self.member.name, row.name)
		with self.as_user(factories.user(roles.COUNCIL)):
			self.assertRaises(
				frappe.PermissionError, member_accounts.make_account, self.member.name, contact.name
			)

	def test_an_account_is_frozen_on_the_day_after_the_last_and_the_job_can_run_again(self):
		ended = factories.delegate(self.member.name, until_date=add_days(today(), -1))
		staying = factories.delegate(self.member.name, "Alternate", person_name="سامر", until_date=today())
		for _time in range(2):
			member_accounts.end_accounts_daily()
			self.assertEqual(frappe.db.get_value("Portal Account", ended.name, "state"), "Frozen")
			self.assertEqual(frappe.db.get_value("Portal Account", staying.name, "state"), "Active")
		self.assertEqual(
			frappe.db.count("Comment", {"reference_name": ended.name, "comment_type": "Info"}), 1
		)

	def test_when_a_member_leaves_all_its_accounts_are_frozen_once(self):
		accounts = [factories.delegate(self.member.name)]
		accounts.append(factories.delegate(self.member.name, "Alternate", person_name="سامر"))
		others = factories.delegate(factories.member().name)
		self.assertEqual(member_accounts.end_accounts(self.member.name), 2)
		self.assertEqual(member_accounts.end_accounts(self.member.name), 0)
		self.assertEqual(frappe.db.get_value("Portal Account", others.name, "state"), "Active")
		from coalition.base.accounts.handed_codes import make_code

		self.assertRaises(AccountFrozen, make_code, accounts[0].name)

	def test_what_was_entered_before_the_delegate_had_an_account_waits_for_them(self):
		entry = factories.declaration(self.member.name, factories.charter().name, today())
		self.assertIsNone(entry.person_account)
		row = self.add("ليلى", "Delegate")
		account = member_accounts.make_account(self.member.name, row.name)
		user = frappe.db.get_value("Portal Account", account, "user")
		self.assertEqual(frappe.db.get_value("Charter Declaration", entry.name, "person_account"), user)
		later = factories.declaration(self.member.name, entry.charter, today())
		self.assertEqual(later.person_account, user)
		self.assertEqual(getdate(later.declared_on), getdate())
