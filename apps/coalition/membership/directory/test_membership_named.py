import frappe
from frappe.utils import getdate

from coalition.base.privacy import consents
from coalition.base.privacy.forgetting import erasure
from coalition.base.privacy.sealing import seal
from coalition.membership.directory import named_members
from coalition.membership.standing import projection
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

HERE, THERE, WORK = "مدينة الظهور", "مدينة السكوت", "قطاع الظهور"


class TestNamedMembers(CoalitionTestCase):
	"""What the public page counts and offers is what members show, and not what they have."""

	@classmethod
	def scene(cls) -> None:
		factories.charter()
		for place in (HERE, THERE):
			factories.listed("Coalition Place", "place_name", place)
		factories.listed("Coalition Sector", "sector_name", WORK)
		# Of two who are here one shows it, of two who are there nobody; one more is not named at all.
		cls.member(HERE, ("organisation_name", "place", "sector"))
		for place in (HERE, THERE, THERE):
			cls.member(place, ("organisation_name", "sector"))
		cls.member(HERE, ("place", "sector"))

	@staticmethod
	def member(place: str, fields: tuple[str, ...], sector: str = WORK):
		member = factories.member(place=place, sector=sector)
		for field in fields:
			consents.give(member, field)
		return member.save()

	def test_who_keeps_a_place_to_itself_is_not_counted_by_it(self):
		self.assertEqual(named_members.count({"place": HERE}), 1)
		self.assertEqual(named_members.count({"place": THERE}), 0)
		self.assertEqual(len(named_members.listed({"place": HERE}, 0, 20)), 1)

	def test_a_place_that_nobody_shows_is_not_offered(self):
		offered = named_members.offered("place")
		self.assertIn(HERE, offered)
		self.assertNotIn(THERE, offered)

	def test_what_a_member_shows_follows_its_consents_on_every_way(self):
		fields = ("organisation_name", "place", "sector")
		left, protected, erased, withdrawn = members = [
			self.member("حمص", fields, "الصحة") for _number in range(4)
		]
		self.assertEqual([self.shows(each) for each in members], [(1, 1, 1)] * 4)
		change = factories.standing_change(left.name, "Withdrawal", effective_from=getdate())
		change.db_set({"docstatus": 1, "status": "Approved", "decided_on": getdate()})
		projection.refresh(left.name)
		seal.protect(protected.doctype, protected.name)
		erasure.anonymise(erased.doctype, erased.name)
		consents.withdraw(withdrawn, "place")
		withdrawn.save()
		for each in members:
			each.reload()
			agreed = consents.agreed_of(each)
			self.assertEqual(self.shows(each), tuple(int(field in agreed) for field in fields), agreed)
		self.assertEqual(self.shows(withdrawn), (1, 0, 1))
		self.assertEqual([self.shows(left), self.shows(protected)], [(0, 0, 0)] * 2)

	def test_a_client_does_not_write_what_a_member_shows(self):
		member = self.member(THERE, (), "الصحة")
		member.update({"shows_organisation_name": 1, "shows_place": 1}).save()
		self.assertEqual(self.shows(member), (0, 0, 0))

	@staticmethod
	def shows(member) -> tuple[int, ...]:
		names = ["shows_organisation_name", "shows_place", "shows_sector"]
		return frappe.db.get_value(member.doctype, member.name, names)

	def test_all_that_are_named_are_counted_once(self):
		self.assertEqual(named_members.count({"sector": WORK}), 4)
		self.assertEqual(named_members.figures().named, named_members.count({}))
