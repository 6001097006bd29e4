import frappe
from frappe.utils import add_days, getdate

from coalition.base.apps import roles
from coalition.base.errors import AnswersMissing
from coalition.base.mail import languages
from coalition.base.privacy.sealing import seal
from coalition.base.step_dialogs import desk
from coalition.membership.charters.in_force import declare
from coalition.membership.errors import ChangeContradicts
from coalition.membership.standing.explanation import explanation_of
from coalition.membership.standing.facts import Kind
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

CHANGE = "Membership Standing Change"
WRITTEN = {"decided_in": "General Assembly", "decision_reference": "محضر 3"}
# What may become of a member that is active.
KINDS = (Kind.SUSPENSION, Kind.LIMITATION, Kind.WITHDRAWAL, Kind.EXPULSION)


class TestStandingDialogs(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		cls.secretary, cls.council = factories.user(roles.SECRETARIAT), factories.user(roles.COUNCIL)
		cls.member = factories.member(organisation_name="جمعية القناديل").name
		declare(cls.member, factories.charter(holds_for_months=0).name, getdate("2020-01-01"))

	def before_the_body(self, kind: str, **values: object):
		with self.as_user(self.secretary):
			change = factories.standing_change(self.member, kind, **values)
		change.db_set({"status": "Decision", "workflow_state": "Decision"})
		return frappe.get_doc(CHANGE, change.name)

	def shown(self, change, action: str, **typed: str) -> dict:
		with self.as_user(self.council):
			return desk.dialog(CHANGE, change.name, action, typed)

	def take(self, change, action: str, **typed: str) -> list[dict]:
		with self.as_user(self.council):
			return desk.take(CHANGE, change.name, action, self.shown(change, action)["seen"], typed)

	def test_each_kind_says_what_happens_to_whom_in_words_of_its_own(self):
		told = set()
		for kind in (kind for kind in Kind if kind is not Kind.KEPT):
			values = {"supersedes": self._approved()} if kind is Kind.ANNULMENT else {"withholds_vote": 1}
			first = self.shown(self.before_the_body(kind.value, **values), "Approve")["sentences"][0]
			self.assertIn("جمعية القناديل", first)
			told.add(first)
		self.assertEqual(len(told), len(Kind) - 1)

	def _approved(self) -> str:
		change = self.before_the_body("Limitation", withholds_vote=1)
		change.db_set({"status": "Approved", "workflow_state": "Approved", "docstatus": 1})
		return change.name

	def test_what_is_shown_is_what_the_member_reads_afterwards(self):
		last = str(add_days(getdate(), 30))
		for kind in KINDS:
			with self.subTest(kind=kind.value):
				self.setUp()
				change = self.before_the_body(kind.value, withholds_vote=1)
				typed = {**WRITTEN, "decision_date": str(getdate()), "effective_to": last}
				shown = self.shown(change, "Approve", **typed)["reading"]
				self.take(change, "Approve", **typed)
				with languages.in_language(shown["language"]):
					log = [row["text"] for row in explanation_of(self.member)["log"]]
				self.assertIn(shown["title"], log)

	def test_who_is_protected_is_named_to_nobody_who_decides(self):
		change = self.before_the_body("Suspension")
		pseudonym = seal.protect("Member Organisation", self.member)
		for action in ("Approve", "Decline"):
			shown = self.shown(change, action)
			self.assertIn(pseudonym, shown["sentences"][0])
			self.assertNotIn("القناديل", frappe.as_json(shown))

	def test_an_expulsion_needs_its_paper_before_it_is_tried(self):
		change = self.before_the_body("Expulsion")
		with self.assertRaises(AnswersMissing):
			self.take(change, "Approve", decided_in="General Assembly")
		self.take(change, "Approve", **WRITTEN, decision_date=str(getdate()))
		self.assertEqual(frappe.db.get_value("Member Organisation", self.member, "standing"), "Expelled")

	def test_a_contradiction_leaves_the_change_as_it_was(self):
		change = self.before_the_body("Reinstatement")
		before = frappe.db.get_value(CHANGE, change.name, "*", as_dict=True)
		with self.assertRaises(ChangeContradicts):
			self.take(change, "Approve", decision_reason="سبب")
		self.assertEqual(frappe.db.get_value(CHANGE, change.name, "*", as_dict=True), before)

	def test_a_declined_change_changes_nothing_and_says_so(self):
		change = self.before_the_body("Suspension")
		self.assertIsNone(self.shown(change, "Decline")["reading"])
		self.assertEqual(self.take(change, "Decline"), [])
		self.assertEqual(frappe.db.get_value("Member Organisation", self.member, "standing"), "Active")

	def test_an_approved_change_leads_to_the_member(self):
		(made,) = self.take(self.before_the_body("Suspension"), "Approve")
		self.assertEqual(
			[link["link"] for link in made["links"]], [f"/app/member-organisation/{self.member}"]
		)


class TestCharterDialog(CoalitionTestCase):
	def test_a_charter_is_published_with_its_day_in_one_step(self):
		administrator = factories.user(roles.ADMINISTRATOR)
		charter = factories.charter(publish=False)
		by = str(add_days(getdate(), 30))
		with self.as_user(administrator):
			shown = desk.dialog(charter.doctype, charter.name, "Submit", {"declare_again_by": by})
			self.assertIn(charter.title, shown["sentences"][0])
			desk.take(charter.doctype, charter.name, "Submit", shown["seen"], {"declare_again_by": by})
		stored = frappe.get_doc(charter.doctype, charter.name)
		self.assertEqual((stored.docstatus, str(stored.declare_again_by)), (1, by))
		with self.as_user(factories.user(roles.SECRETARIAT)), self.assertRaises(frappe.PermissionError):
			desk.dialog(charter.doctype, charter.name, "Submit")
