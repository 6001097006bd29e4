"""Who is there already, in whichever spelling of name and place, and who is like somebody."""

import frappe

from coalition.membership.register import entering
from coalition.membership.register.test_register import register, row
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestKnown(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		factories.charter(holds_for_months=0)
		# The site may have members; they are back when the test ends.
		frappe.db.delete("Member Organisation")

	def test_a_place_of_another_spelling_is_the_one_that_is_there(self):
		factories.listed("Coalition Place", "place_name", "Homs City")
		entering.enter(register(row("أ", place="homs city", work_places="HOMS CITY")))
		member = frappe.get_last_doc("Member Organisation")
		self.assertEqual((member.place, member.work_places[0].place), ("Homs City", "Homs City"))

	def test_whoever_is_there_is_known_in_whichever_spelling_of_name_and_place(self):
		factories.listed("Coalition Place", "place_name", "Erbil")
		factories.listed("Coalition Place", "place_name", "إدلب")
		file = register(row("جمعية الأمل", place="Erbil"), row("مؤسسة زيتون", place="إدلب"))
		self.assertEqual(entering.enter(file).entered, 2)
		again = register(row("جمعيّة الامـل", place="ERBIL"), row("موسسه زيتون", place="ادلب"))
		for _time in range(3):
			outcome = entering.enter(again)
			self.assertEqual((outcome.entered, outcome.known, outcome.problems), (0, 2, []))

	def test_one_that_stands_twice_in_a_file_is_entered_once(self):
		spelled = (("الأمل", "حمص"), ("الامل", "حِمص"), ("الأمـل", "حمص"))
		outcome = entering.enter(register(*(row(name, place=place) for name, place in spelled)))
		self.assertEqual((outcome.entered, [each.problem for each in outcome.problems]), (1, ["twice"] * 2))

	def test_near_names_are_asked_about_and_entered_once_somebody_says_that_they_are_others(self):
		entering.enter(register(row("جمعية السنابل", place="حمص")))
		near = register(row("منظمة سنابل", place="حمص"), row("منظمة سنابل", place="درعا"))
		for act in (entering.check, entering.enter):
			outcome = act(near)
			problems = [(each.row, each.problem, each.value) for each in outcome.problems]
			self.assertEqual((outcome.entered, problems), (1, [(2, "alike", "جمعية السنابل")]))
		self.assertEqual(entering.enter(near, entering.Wishes(with_alike=True)).entered, 1)
