from coalition.base.privacy import consents
from coalition.membership import named_members
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

HERE, THERE = "مدينة الظهور", "مدينة السكوت"


class TestNamedMembers(CoalitionTestCase):
	"""What the public page counts and offers is what members show, and not what they have."""

	@classmethod
	def scene(cls) -> None:
		factories.charter()
		for place in (HERE, THERE):
			factories.listed("Coalition Place", "place_name", place)
		# Of two who are here one shows it, of two who are there nobody; one more is not named at all.
		cls.member(HERE, ("organisation_name", "place", "sector"))
		for place in (HERE, THERE, THERE):
			cls.member(place, ("organisation_name", "sector"))
		cls.member(HERE, ("place", "sector"))

	@staticmethod
	def member(place: str, fields: tuple[str, ...]) -> None:
		member = factories.member(place=place)
		for field in fields:
			consents.give(member, field)
		member.save()

	def test_who_keeps_a_place_to_itself_is_not_counted_by_it(self):
		shown = named_members.shown()
		self.assertEqual(shown.count({"place": HERE}), 1)
		self.assertEqual(shown.count({"place": THERE}), 0)
		self.assertEqual(len(named_members.listed({"place": HERE}, 0, 20)), 1)

	def test_a_place_that_nobody_shows_is_not_offered(self):
		offered = named_members.shown().offered("place")
		self.assertIn(HERE, offered)
		self.assertNotIn(THERE, offered)

	def test_all_that_are_named_are_counted_once(self):
		shown = named_members.shown()
		self.assertEqual(shown.count({}), 4)
		self.assertEqual(shown.count({"sector": "الصحة"}), 4)
		self.assertEqual(named_members.figures().named, 4)
