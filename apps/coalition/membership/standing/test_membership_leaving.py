import frappe
from frappe.utils import add_days, getdate

from coalition.base.privacy import consents
from coalition.membership.charters.in_force import declare
from coalition.membership.standing.projection import refresh, refresh_all
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestLeaving(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.today = getdate()
		people = [
			{"person_name": "ليلى", "duty": "Delegate"},
			{
				"person_name": "سامر",
				"duty": "Delegate",
				"until_date": "2018-01-01",
				"from_date": "2017-01-01",
			},
		]
		people[0]["from_date"] = "2018-01-02"
		self.branch = factories.branch()
		self.member = factories.member(people=people, branch=self.branch.name)
		declare(self.member.name, factories.charter(holds_for_months=0).name, getdate("2016-01-01"))
		self.branch.append("representatives", {"organisation": self.member.name, "from_date": "2016-02-01"})
		self.branch.save()
		consents.give(self.member, "organisation_name", channel="Paper")
		self.member.save()
		held = {"holder_type": "Member Organisation", "holder": self.member.name}
		self.account = factories.account(**held)

	def leave(self, first) -> None:
		change = factories.standing_change(self.member.name, "Withdrawal", effective_from=first)
		change.db_set({"docstatus": 1, "status": "Approved", "decided_on": self.today})
		refresh(self.member.name)

	def held(self) -> dict:
		self.member.reload()
		self.branch.reload()
		return {
			"duty": self.member.people[0].until_date,
			"seat": self.branch.representatives[0].until_date,
			"public": bool(consents.public_view(self.member)),
			"account": frappe.db.get_value("Portal Account", self.account.name, "state"),
		}

	def test_on_the_day_all_that_it_held_ends_on_the_eve(self):
		eve = add_days(self.today, -1)
		self.leave(self.today)
		ended = {"duty": eve, "seat": eve, "public": False, "account": "Frozen"}
		self.assertEqual(self.held(), ended)
		for _time in range(2):
			refresh_all()
			self.assertEqual(self.held(), ended)

	def test_before_the_day_nothing_ends(self):
		self.leave(add_days(self.today, 3))
		self.assertEqual(self.held(), {"duty": None, "seat": None, "public": True, "account": "Active"})

	def test_what_was_over_before_stays_as_it_was(self):
		self.leave(self.today)
		self.member.reload()
		self.assertEqual(self.member.people[1].until_date, getdate("2018-01-01"))

	def test_others_keep_what_they_hold(self):
		other = factories.account(holder_type="Member Organisation", holder=factories.member().name)
		self.leave(self.today)
		self.assertEqual(frappe.db.get_value("Portal Account", other.name, "state"), "Active")

	def test_an_individual_leaves_likewise(self):
		person = factories.individual()
		account = factories.account(
			holder_type=person.doctype, holder=person.name, portal_role="Individual Member"
		)
		values = {"individual_member": person.name, "effective_from": self.today}
		change = factories.standing_change(None, "Withdrawal", **values)
		change.db_set({"docstatus": 1, "status": "Approved", "decided_on": self.today})
		refresh_all()
		self.assertEqual(frappe.db.get_value("Portal Account", account.name, "state"), "Frozen")
