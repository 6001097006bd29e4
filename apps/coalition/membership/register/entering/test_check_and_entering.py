"""A check says what entering comes to, whatever a register holds."""

import frappe
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coalition.membership.register import entering
from coalition.membership.register.entering.lists import spelling_of
from coalition.membership.register.test_register import register, row
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

NAMES = (
	"جمعية السنابل",
	"منظمة سنابل",
	"جمعيّة السنابل",
	"مؤسسة زيتون",
	"",
	"Women & Girls <WG>",
	"=1+1",
	'"بسمة" للتنمية',
)
CELLS = {
	"place": ("حمص", "حمص.", "محافظة حمص", "حمص / درعا", "قرية جديدة", "-", "<b>"),
	"sector": ("الصحة", "صحة", "الصحة، التعليم", "#YOK"),
	"member_since": ("2016-01-01", "١/٢/٢٠١٧", "2199-01-01", "١٤٤٥/٠٦/٠١"),
	"declared_on": ("", "2017-01-01", "2015-01-01"),
	"contact_phone": ("", "+963944000103", "؟"),
	"kind": ("", "منظمة", "المنظمة", "شركة"),
	"founded_in": ("", "2013", "1436"),
	"work_places": ("", "حمص؛ درعا", "-"),
	"registrations": ("", "وزارة|55|2027-01-01|تركيا; بلدية", "|55"),
	"delegate_name": ("", "ليلى"),
	"delegate_email": ("", "a@example.org", "a@b..c"),
}
rows = st.builds(
	lambda name, cells: row(name, **cells),
	st.sampled_from(NAMES),
	st.fixed_dictionaries({field: st.sampled_from((cells[0], *cells)) for field, cells in CELLS.items()}),
)


class TestCheckAndEntering(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		frappe.db.delete("Member Organisation")
		frappe.db.delete("Coalition Place")
		factories.charter(holds_for_months=0)
		factories.listed("Coalition Place", "place_name", "حمص")
		factories.member(organisation_name="مؤسسة زيتون", place="حمص")

	def test_a_check_comes_to_what_entering_comes_to(self):
		@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
		@given(st.lists(rows, min_size=1, max_size=8), st.booleans(), st.booleans())
		def compare(lines, with_alike, has_charter):
			frappe.db.savepoint("example")
			if not has_charter:
				frappe.db.delete("Membership Charter")
			self.compare(register(*lines), with_alike)
			frappe.db.rollback(save_point="example")
			frappe.clear_cache()

		compare()

	def compare(self, file: bytes, with_alike: bool) -> None:
		checked = entering.check(file, entering.Wishes(with_alike=with_alike, decided={}))
		decided = {
			(each.doctype, spelling_of(each.written)): (each.taken_as, each.is_new)
			for each in checked.spellings
		}
		before = frappe.db.count("Member Organisation")
		entered = entering.enter(file, entering.Wishes(with_alike=with_alike, decided=decided))
		self.assertEqual(told(checked), told(entered))
		self.assertEqual(frappe.db.count("Member Organisation"), before + entered.entered)
		again = entering.enter(file, entering.Wishes(with_alike=with_alike, decided=decided))
		self.assertEqual(again.entered, 0)


def told(outcome: entering.Outcome) -> tuple:
	problems = [(each.row, each.column, each.problem) for each in outcome.problems]
	return outcome.entered, outcome.known, outcome.left_out, problems
