import frappe
from frappe.model.workflow import apply_workflow

from coalition.base.errors import EditingNotInState, StateOutOfWorkflow, WrittenByTheSystem
from coalition.base.records.on_behalf import PORTAL
from coalition.membership.review import conversation, desk
from coalition.membership.review.errors import NothingAsked, NothingWritten, NotTheirTurn
from coalition.membership.review.timeline import timeline_of
from coalition.tests import mails
from coalition.tests.review_case import ReviewTestCase

MESSAGE = "Applicant Message"


class TestConversation(ReviewTestCase):
	def ask(self, application, text: str = "أين ترخيصكم؟"):
		with self.as_user(self.secretary):
			desk.ask(application.name, text)
		return self.now(application)

	def answer(self, application, text: str = "هذا هو"):
		with self.as_user("Guest"):
			conversation.take_in(self.now(application), text, PORTAL, None)
		return self.now(application)

	def test_a_question_waits_for_its_answer_and_the_answer_leads_back(self):
		application = self.ask(self.under_review())
		self.assertEqual(application.status, "Information Asked")
		with self.as_user("Guest"):
			conversation.take_in(self.now(application), "هذا هو", PORTAL, None)
			self.assertEqual(frappe.session.user, "Guest")
		application = self.now(application)
		self.assertEqual((application.status, application.workflow_state), ("Under Review", "Under Review"))
		said = [(row.direction, row.text, row.sent_by) for row in conversation.thread(application.name, True)]
		self.assertEqual(
			said,
			[
				("To the Applicant", "أين ترخيصكم؟", self.secretary),
				("From the Applicant", "هذا هو", None),
			],
		)

	def test_an_answer_is_nobodys_part_in_the_decision_but_the_applicants(self):
		application = self.answer(self.ask(self.under_review()))
		self.assertNotIn("Administrator", application.handlers())
		self.assertEqual([row.reached_by for row in application.steps][-1], None)

	def test_nobody_waits_for_an_answer_to_nothing(self):
		application = self.under_review()
		with self.assertRaises(NothingAsked):
			self.step(application, self.secretary, "Ask for More Information")
		written = {"workflow_state": "Information Asked", "status": "Information Asked"}
		with self.as_user(self.secretary), self.assertRaises(NothingAsked):
			self.now(application).update(written).save()
		for text in ("", "  \n ", "س" * 4001):
			with self.assertRaises(NothingWritten):
				self.ask(application, text)
		self.assertEqual(frappe.db.count(MESSAGE, {"application": application.name}), 0)

	def test_who_decides_is_not_asked_to_wait_past_the_workflow(self):
		with self.assertRaises(StateOutOfWorkflow):
			self.ask(self.before_the_council())

	def test_what_came_by_telephone_is_entered_with_who_entered_it(self):
		application = self.ask(self.under_review())
		with self.as_user(self.secretary):
			desk.take_in(application.name, "قالوا نعم", "Phone Call")
		application = self.now(application)
		(message,) = conversation.thread(application.name, True)[1:]
		self.assertEqual((message.channel, message.sent_by), ("Phone Call", self.secretary))
		self.assertEqual(application.status, "Under Review")
		for channel in ("", "Portal"):
			with self.as_user(self.secretary), self.assertRaises(NothingWritten):
				desk.take_in(application.name, "نعم", channel)

	def test_a_message_is_made_by_our_functions_alone_and_stays(self):
		application = self.ask(self.under_review())
		forged = {"doctype": MESSAGE, "application": application.name, "direction": "From the Applicant"}
		with self.assertRaises(WrittenByTheSystem):
			frappe.get_doc({**forged, "text": "نعم"}).insert(ignore_permissions=True)
		message = frappe.get_doc(MESSAGE, {"application": application.name})
		message.text = "شيء آخر"
		with self.assertRaises(WrittenByTheSystem):
			message.save(ignore_permissions=True)
		with self.assertRaises(WrittenByTheSystem):
			message.delete(ignore_permissions=True)

	def test_the_council_keeps_notes_and_does_not_speak_for_the_secretariat(self):
		application = self.before_the_council()
		with self.as_user(self.council):
			desk.note(application.name, "للنقاش")
			for act in (desk.tell, desk.ask):
				with self.assertRaises(frappe.PermissionError):
					act(application.name, "مرحباً")

	def test_the_applicants_story_has_days_and_no_notes(self):
		application = self.ask(self.under_review())
		with self.as_user(self.secretary):
			desk.note(application.name, "سر بيننا")
		told = timeline_of(self.answer(application))
		texts = " ".join(entry["title"] + entry["text"] for entry in told)
		self.assertIn("أين ترخيصكم؟", texts)
		self.assertIn("هذا هو", texts)
		self.assertNotIn("سر بيننا", texts)
		self.assertTrue(all(entry["day"] for entry in told))
		self.assertEqual([entry["on"] for entry in told], sorted(entry["on"] for entry in told))

	def test_a_draft_has_nobody_to_write_to(self):
		with self.as_user(self.secretary):
			application = frappe.copy_doc(self.under_review())
			application.update({"channel": "Paper"})
			application.insert()
			with self.assertRaises(NotTheirTurn):
				desk.note(application.name, "ملاحظة")

	def test_an_applicant_withdraws_and_nothing_is_decided_any_more(self):
		application = self.before_the_council()
		conversation.withdraw(self.now(application), "", PORTAL, None)
		application = self.now(application)
		self.assertEqual((application.status, application.docstatus), ("Withdrawn", 0))
		with self.assertRaises(frappe.ValidationError):
			self.step(application, self.council, "Approve")
		for act in (conversation.take_in, conversation.withdraw):
			with self.assertRaises(NotTheirTurn):
				act(self.now(application), "مرة أخرى", PORTAL, None)
		application.about = "كلام آخر"
		with self.as_user(self.secretary), self.assertRaises(EditingNotInState):
			application.save()

	def test_a_withdrawal_at_the_desk_says_how_it_was_told(self):
		application = self.under_review()
		with self.assertRaises(NothingAsked):
			self.step(application, self.secretary, "Withdraw")
		with self.as_user(self.secretary):
			desk.withdraw(application.name, "اتصلوا وسحبوه", "Phone Call")
		self.assertEqual(self.now(application).status, "Withdrawn")

	def test_the_applicant_is_mailed_that_something_is_asked_and_not_what(self):
		mails.forget()
		self.ask(self.under_review(contact_email="leila@example.org"), "أين ترخيص السويد؟")
		told = [content for address, content in mails.taken() if address == "leila@example.org"]
		(asked,) = [mail for mail in told if "question" in mail["subject"] or "سؤال" in mail["subject"]]
		self.assertIn("/coalition/apply/", asked["text"])
		self.assertNotIn("السويد", asked["text"])

	def test_a_step_that_the_workflow_still_has_is_taken_by_its_button(self):
		application = self.ask(self.under_review())
		with self.as_user(self.secretary):
			apply_workflow(application, "Go On with the Review")
		self.assertEqual(self.now(application).status, "Under Review")
