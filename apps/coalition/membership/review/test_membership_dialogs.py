import frappe
from frappe.model.workflow import apply_workflow

from coalition.access.functions import many_at_once, records
from coalition.base.apps import roles
from coalition.base.errors import (
	AnswersMissing,
	ChangedSinceShown,
	NoSuchStep,
	OneByOne,
	ReasonMissing,
	SamePersonTwice,
	StateOutOfWorkflow,
)
from coalition.base.mail import languages
from coalition.base.step_dialogs import declared, desk
from coalition.membership.review.timeline import timeline_of
from coalition.membership.workflows import shipped
from coalition.tests import factories
from coalition.tests.review_case import ReviewTestCase

APPLICATION = "Membership Application"
REASON = "لم نعرف بعد\nمن يمثّلكم"


class TestDialogs(ReviewTestCase):
	@classmethod
	def scene(cls) -> None:
		super().scene()
		cls.other = factories.user(roles.COUNCIL)

	def shown(self, record, user: str, action: str, **typed: str) -> dict:
		with self.as_user(user):
			return desk.dialog(record.doctype, record.name, action, typed)

	def take(self, record, user: str, action: str, **typed: str) -> list[dict]:
		with self.as_user(user):
			seen = str(self.now(record).modified)
			return desk.take(record.doctype, record.name, action, seen, typed)

	def appeal(self):
		first = self.declined()
		with self.as_user(self.secretary):
			doc = frappe.new_doc("Admission Appeal")
			doc.update({"application": first.name, "text": "لم تُقرأ أوراقنا", "appellant": "ليلى"})
			return doc.update({"channel": "Paper"}).insert()

	def test_every_step_that_ends_a_case_asks_before_it_is_taken(self):
		for workflow in shipped():
			lead_on = {step.state for step in workflow.steps}
			for step in workflow.steps:
				with self.subTest(doctype=workflow.doctype, action=step.action):
					if step.next_state not in lead_on:
						self.assertTrue(declared.find(workflow.doctype, step.action))

	def test_whoever_is_declined_is_told_why_whatever_way_it_comes(self):
		application = self.before_the_council()
		wanted = {"workflow_state": "Declined", "status": "Declined", "docstatus": 1}
		for reason in ("", " \n "):
			application.db_set("reason_for_applicant", reason)
			with self.as_user(self.council):
				with self.assertRaises(ReasonMissing):
					apply_workflow(self.now(application), "Decline")
				with self.assertRaises(ReasonMissing):
					self.now(application).update(wanted).save()
				with self.assertRaises(ReasonMissing):
					self.now(application).update(wanted).submit()
		self.assertEqual(self.now(application).status, "Council Decision")
		self.assertEqual(self.step(application, self.council, "Approve").status, "Approved")

	def test_a_rejected_appeal_says_why_and_an_upheld_one_may(self):
		appeal = self.appeal()
		self.set_policy(who_decides_appeals="Council")
		with self.assertRaises(ReasonMissing):
			self.step(appeal, self.other, "Reject the Appeal")
		self.assertEqual(self.now(appeal).status, "Submitted")
		self.take(appeal, self.other, "Uphold the Appeal")
		self.assertEqual(self.now(appeal).status, "Upheld")

	def test_what_was_typed_and_the_step_are_stored_together(self):
		application = self.before_the_council()
		self.take(application, self.council, "Decline", reason_for_applicant=REASON, decision_reason="بيننا")
		stored = self.now(application)
		self.assertEqual((stored.status, stored.docstatus), ("Declined", 1))
		self.assertEqual((stored.reason_for_applicant, stored.decision_reason), (REASON, "بيننا"))

	def test_a_refused_step_leaves_the_record_as_it_was(self):
		both = factories.user(roles.SECRETARIAT, roles.COUNCIL)
		with self.as_user(both):
			application = factories.application()
		application = factories.led_to("Council Decision", application, self.secretary)
		before = frappe.db.get_value(APPLICATION, application.name, "*", as_dict=True)
		with self.assertRaises(SamePersonTwice):
			self.take(application, both, "Decline", reason_for_applicant=REASON)
		self.assertEqual(frappe.db.get_value(APPLICATION, application.name, "*", as_dict=True), before)

	def test_nothing_is_stored_that_was_not_asked(self):
		application = self.before_the_council()
		self.take(application, self.council, "Decline", reason_for_applicant=REASON, about="غير ذلك")
		self.assertEqual(self.now(application).about, application.about)

	def test_what_is_missing_is_named_before_anything_is_tried(self):
		with self.assertRaisesRegex(AnswersMissing, "Reason that the Applicant Reads"):
			self.take(self.before_the_council(), self.council, "Decline", reason_for_applicant=" ")

	def test_nobody_decides_on_what_has_changed_since(self):
		application = self.before_the_council()
		seen = self.shown(application, self.council, "Approve")["seen"]
		with self.as_user(self.other):
			self.now(application).update({"decision_reason": "ملاحظة"}).save()
		with self.as_user(self.council), self.assertRaises(ChangedSinceShown):
			desk.take(APPLICATION, application.name, "Approve", seen)

	def test_only_who_may_take_a_step_is_asked_anything_and_only_when_it_leads_on(self):
		application = self.before_the_council()
		for ask in (self.shown, self.take):
			with self.assertRaises(frappe.PermissionError):
				ask(application, self.secretary, "Decline")
			with self.assertRaises(frappe.PermissionError):
				ask(application, factories.user(roles.FINANCE), "Decline")
			with self.assertRaises(NoSuchStep):
				ask(application, self.council, "Start Review")
			with self.assertRaises(StateOutOfWorkflow):
				ask(self.declined(), self.council, "Decline")
			with self.assertRaises(frappe.PermissionError):
				ask(application, self.council, "Withdraw")

	def test_what_is_shown_is_what_the_applicant_reads_afterwards(self):
		for language in languages.LANGUAGES:
			application = self.before_the_council()
			application.db_set("language", language)
			shown = self.shown(application, self.council, "Decline", reason_for_applicant=REASON)["reading"]
			self.assertEqual(
				(shown["language"], shown["direction"]), (language, languages.direction(language))
			)
			self.take(application, self.council, "Decline", reason_for_applicant=REASON)
			with languages.in_language(language):
				last = timeline_of(self.now(application))[-1]
			self.assertEqual((shown["title"], "\n".join(shown["lines"])), (last["title"], last["text"]))

	def test_it_says_to_whom_in_the_words_of_who_decides(self):
		application = self.before_the_council(organisation_name="جمعية السنبلة الخضراء")
		for language, word in (("en", "member"), ("ar", "عضواً")):
			with languages.in_language(language):
				first = self.shown(application, self.council, "Approve")["sentences"][0]
			self.assertIn("جمعية السنبلة الخضراء", first)
			self.assertIn(word, first)

	def test_questions_and_withdrawals_keep_their_words_and_lead_on(self):
		application = self.under_review()
		self.take(application, self.secretary, "Ask for More Information", text="أين ترخيصكم؟")
		self.assertEqual(self.now(application).status, "Information Asked")
		with self.assertRaises(AnswersMissing):
			self.take(application, self.secretary, "Withdraw", text="سحبوه")
		self.take(application, self.secretary, "Withdraw", text="سحبوه", channel="Phone Call")
		self.assertEqual(self.now(application).status, "Withdrawn")
		kept = frappe.get_all("Applicant Message", {"application": application.name}, pluck="text")
		self.assertEqual(sorted(kept), sorted(["أين ترخيصكم؟", "سحبوه"]))

	def test_what_was_made_is_told_with_the_ways_that_the_reader_has(self):
		application = self.before_the_council()
		(made,) = self.take(application, self.council, "Approve")
		member = self.now(application).member_organisation
		self.assertEqual([link["link"] for link in made["links"]], [f"/app/member-organisation/{member}"])
		with self.as_user(self.secretary):
			(made,) = desk.made_of(self.now(application))
		account = frappe.db.get_value("Portal Account", {"holder": member})
		self.assertEqual(made["links"][1]["link"], f"/app/portal-account/{account}")
		self.assertEqual(desk.made_of(self.before_the_council()), [])

	def test_an_upheld_appeal_tells_of_the_new_application(self):
		appeal = self.appeal()
		self.set_policy(who_decides_appeals="Council")
		(made,) = self.take(appeal, self.other, "Uphold the Appeal")
		self.assertIn(self.now(appeal).new_application, made["links"][0]["link"])

	def test_where_another_body_decides_its_paper_is_asked_for(self):
		application = self.before_the_council()
		for body, needed in (("Council", 0), ("General Assembly", 1)):
			self.set_policy(who_admits=body)
			fields = {
				each["fieldname"]: each for each in self.shown(application, self.council, "Approve")["fields"]
			}
			self.assertEqual(
				{fields[name]["reqd"] for name in ("decided_in", "decision_reference")}, {needed}
			)

	def test_many_rows_of_a_list_are_decided_one_by_one(self):
		names = [self.before_the_council().name for _time in range(2)]
		rows = [frappe.get_doc(APPLICATION, name).as_dict() for name in names]
		with self.as_user(self.council):
			self.assertEqual(many_at_once.get_common_transition_actions(rows, APPLICATION), [])
			with self.assertRaises(OneByOne):
				many_at_once.bulk_workflow_approval(frappe.as_json(names), APPLICATION, "Approve")
			with self.assertRaises(OneByOne):
				records.submit_cancel_or_update_docs(APPLICATION, names, action="submit")
			led = frappe.as_json({"workflow_state": "Approved", "status": "Approved"})
			with self.assertRaises(OneByOne):
				records.submit_cancel_or_update_docs(APPLICATION, names, action="update", data=led)
			row = {"doctype": APPLICATION, "docname": names[0], "status": "Approved"}
			self.assertEqual(len(records.bulk_update([row])["failed_docs"]), 1)
		self.assertEqual(
			{frappe.db.get_value(APPLICATION, name, "status") for name in names}, {"Council Decision"}
		)

	def test_steps_that_decide_nothing_are_still_taken_for_many(self):
		with self.as_user(self.secretary):
			names = [
				self.step(factories.application(), self.secretary, "Submit Application").name
				for _n in range(2)
			]
			rows = [frappe.get_doc(APPLICATION, name).as_dict() for name in names]
			self.assertEqual(many_at_once.get_common_transition_actions(rows, APPLICATION), ["Start Review"])

	def test_no_step_has_two_dialogs(self):
		named = [(each.doctype, each.action) for each in declared.all_dialogs()]
		self.assertEqual(len(named), len(set(named)))
