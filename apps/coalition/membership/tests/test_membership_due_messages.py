"""What of membership is sent by hand, what a sending brings about, and what protecting and leaving do."""

from datetime import timedelta
from unittest.mock import patch

import frappe
from frappe.utils import add_days, getdate, today

from coalition.base.apps import roles
from coalition.base.due_messages import acting, entries
from coalition.base.due_messages.entries import DUE
from coalition.base.overview import desk
from coalition.base.privacy.forgetting import erasure
from coalition.base.privacy.sealing import seal
from coalition.base.records import clock
from coalition.membership.charters import reminders
from coalition.membership.charters.reminders import CHARTER, REMINDER
from coalition.membership.review import conversation, messages
from coalition.membership.review.consultation_messages import OPINION, ask_delegates
from coalition.membership.roles import BRANCH_OFFICER
from coalition.membership.standing.reading import standing_of
from coalition.membership.standing.standing import State
from coalition.membership.tests.due_message_case import DueMessageCase
from coalition.tests import factories, mails

MEMBER, APPLICATION = "Member Organisation", "Membership Application"
PHONE, AGREED = "+963944000103", "+963933111222"


class TestReminding(DueMessageCase):
	def test_who_has_no_address_waits_on_the_page_by_the_name_of_the_delegate(self):
		member = factories.member(contact_email=None)
		factories.delegate(member.name, person_name="سلمى", phone=PHONE)
		declaration = self.ending_in(30, member.name)
		self.assertEqual(reminders.remind(declaration), 30)
		self.assertEqual(mails.taken(), [])
		told = self.of(self.secretary)["سلمى"]
		[message] = told.messages
		self.assertEqual(told.of, member.organisation_name)
		self.assertIn("/coalition/declare", message.text)
		self.assertIn(str(getdate(add_days(today(), 30)).year), message.deadline)
		self.assertNotIn(member.organisation_name, message.text)

	def test_grace_runs_from_the_tick_and_the_end_of_the_declaration_stays(self):
		member = factories.member().name
		declaration = self.ending_in(0, member)
		reminders.remind(declaration)
		end, grace = getdate(today()), 60
		self.assertEqual(standing_of(member, end + timedelta(days=300)).state, State.IN_GRACE)
		told = end + timedelta(days=40)
		with patch.object(clock, "today", return_value=told):
			self.act(self.secretary, acting.tick, self.name_of(REMINDER))
		stored = frappe.db.get_value("Charter Declaration", declaration, ["valid_until", "told_on"])
		self.assertEqual(stored, (end, told))
		for days, state in ((grace, State.IN_GRACE), (grace + 1, State.MATTER_OPEN)):
			self.assertEqual(standing_of(member, told + timedelta(days=days)).state, state)
		# A second reminder takes the time that was given once no further.
		frappe.db.set_value("Charter Declaration", declaration, "reminded_at", "30")
		reminders.remind(declaration)
		self.assertEqual(frappe.db.get_value("Charter Declaration", declaration, "waits_to_be_told"), 0)

	def test_a_tick_taken_back_lets_no_grace_run(self):
		member = factories.member().name
		declaration = self.ending_in(0, member)
		reminders.remind(declaration)
		name = self.name_of(REMINDER)
		self.act(self.secretary, acting.tick, name)
		late = getdate(today()) + timedelta(days=200)
		self.assertEqual(standing_of(member, late).state, State.MATTER_OPEN)
		self.act(self.secretary, acting.take_back, name)
		self.assertEqual(standing_of(member, late).state, State.IN_GRACE)
		self.assertEqual(self.waiting(), [REMINDER])

	def test_who_was_mailed_has_the_grace_that_they_always_had(self):
		member = factories.member()
		account = factories.delegate(member.name)
		account.update({"email": f"{account.user_name}@example.org"}).save()
		reminders.remind(self.ending_in(0, member.name))
		self.assertEqual((len(mails.taken()), self.waiting()), (1, []))
		late = getdate(today()) + timedelta(days=61)
		self.assertEqual(standing_of(member.name, late).state, State.MATTER_OPEN)

	def test_who_declared_again_need_not_be_reminded(self):
		member = factories.member().name
		reminders.remind(self.ending_in(7, member))
		self.ending_in(300, member)
		self.assertEqual(self.of(self.secretary), {})
		entries.sweep()
		reminders.keep_untold()
		self.assertEqual(self.waiting(), [])

	def test_where_that_declaration_is_cancelled_the_member_is_to_be_told_again(self):
		member = factories.member().name
		reminders.remind(self.ending_in(7, member))
		again = self.ending_in(300, member)
		entries.sweep()
		frappe.get_doc("Charter Declaration", again).cancel()
		for _each in range(2):
			reminders.keep_untold()
		self.assertEqual(self.waiting(), [REMINDER])

	def test_of_a_declaration_that_was_cancelled_nobody_is_reminded(self):
		declaration = self.ending_in(7, factories.member().name)
		reminders.remind(declaration)
		self.assertEqual(self.waiting(), [REMINDER])
		frappe.get_doc("Charter Declaration", declaration).cancel()
		self.assertEqual(self.of(self.secretary), {})
		entries.sweep()
		self.assertEqual(self.waiting(), [])

	def test_a_new_charter_is_told_to_the_group_of_members_once(self):
		factories.member()
		by = getdate(add_days(today(), 40))
		charter = factories.charter(declare_again_by=by)
		rows = frappe.get_all(DUE, {"kind": CHARTER}, ["recipient_doctype", "reference_name"])
		self.assertEqual(
			[(row.recipient_doctype, row.reference_name) for row in rows], [(None, charter.name)]
		)
		[told] = self.of(self.secretary).values()
		self.assertTrue(told.messages[0].whatsapp.startswith("https://wa.me/?text="))
		self.assertIn(str(by.year), told.messages[0].text)
		factories.charter()
		self.assertEqual(len(self.of(self.secretary)), 1)


class TestApplicants(DueMessageCase):
	def application(self, **values: object):
		application = factories.application(contact_email=None, contact_phone=PHONE, **values)
		return factories.led_to("Submitted", application, self.secretary)

	def test_an_applicants_link_is_shown_to_who_asks_for_it_and_that_is_noted(self):
		application = factories.application(contact_email=None, contact_phone=PHONE)
		application.update({"workflow_state": "Submitted", "status": "Submitted"})
		messages.notify_applicant(application)
		application.db_set({"workflow_state": "Submitted", "status": "Submitted"})
		name = self.name_of(messages.STATUS)
		before = self.of(self.secretary)[application.contact_person].messages[0]
		self.assertEqual((before.text, before.whatsapp), ("", ""))
		self.act(self.secretary, acting.open_text, name)
		after = self.of(self.secretary)[application.contact_person].messages[0]
		self.assertIn(application.submission_key, after.text)
		self.assertIn("wa.me/963944000103", after.whatsapp)
		application.reload()
		self.assertIn(self.secretary, application.handlers())
		# Who decides is offered none of it.
		council = factories.user(roles.COUNCIL, roles.SECRETARIAT)
		self.assertEqual(self.of(council)[application.contact_person].messages[0].text, "")
		for role in (roles.COUNCIL, roles.ADMINISTRATOR):
			user = factories.user(role)
			self.assertEqual(self.of(user), {})
			self.assertRaises(frappe.PermissionError, self.act, user, acting.open_text, name)

	def test_each_step_is_one_message_and_says_what_is_so_by_then(self):
		application = self.application()
		application.db_set({"status": "Under Review", "workflow_state": "Under Review"})
		messages.notify_of_message(application)
		conversation.ask(frappe.get_doc(APPLICATION, application.name), "نحتاج إلى النظام الداخلي")
		self.assertEqual(sorted(self.waiting()), sorted([messages.STATUS, messages.WRITTEN]))
		self.act(self.secretary, acting.open_text, self.name_of(messages.STATUS))
		texts = [each.text for each in self.of(self.secretary)[application.contact_person].messages]
		write, values = messages._about(frappe.get_doc(APPLICATION, application.name))
		self.assertIs(write, messages.asked)
		self.assertTrue(any(values["number"] in text for text in texts))

	def test_who_left_is_told_nothing_any_more(self):
		application = self.application()
		messages.notify_of_message(application)
		erasure.anonymise(APPLICATION, application.name)
		self.assertEqual(self.waiting(), [])

	def test_members_without_e_mail_are_asked_in_their_group_and_who_is_protected_apart(self):
		mailed, plain, hidden = (factories.member().name for _each in range(3))
		account = factories.delegate(mailed)
		account.update({"email": f"{account.user_name}@example.org"}).save()
		factories.delegate(plain)
		pseudonym = seal.protect(MEMBER, hidden)
		application = self.application()
		frappe.db.delete(DUE)
		until = getdate(add_days(today(), 7))
		application.db_set({"status": "Members Consulted", "consulted_until": until})
		mails.forget()
		ask_delegates(application, {mailed, plain, hidden})
		self.assertEqual(len(mails.taken()), 1)
		rows = frappe.get_all(DUE, {"kind": OPINION}, pluck="recipient_name")
		self.assertEqual(sorted(rows, key=str), sorted([None, hidden], key=str))
		people = self.of(self.secretary)
		self.assertIn("/coalition/consultations", next(iter(people[_group()].messages)).text)
		self.assertNotIn("/coalition", people[pseudonym].messages[0].text)
		frappe.db.set_value(APPLICATION, application.name, "consulted_until", add_days(today(), -1))
		self.assertEqual(self.of(self.secretary), {})


def _group() -> str:
	return frappe._("All members, in their group")


class TestWhoSeesWhat(DueMessageCase):
	def test_protected_members_are_pseudonyms_without_number_unless_they_agreed(self):
		member = factories.member(contact_phone=PHONE)
		factories.delegate(member.name, person_name="سلمى", phone=PHONE)
		reminders.remind(self.ending_in(7, member.name))
		name = member.organisation_name
		pseudonym = seal.protect(MEMBER, member.name)
		told = self.of(self.secretary)[pseudonym]
		for word in (name, "سلمى", PHONE[1:], "/coalition"):
			self.assertNotIn(word, str(told))
		self.assertEqual(told.messages[0].whatsapp, "")
		protected = frappe.get_doc(MEMBER, member.name)
		protected.update({"agreed_phone": "+963 933 111 222"}).save()
		self.assertIn(f"wa.me/{AGREED[1:]}", self.of(self.secretary)[pseudonym].messages[0].whatsapp)

	def test_an_agreed_number_stands_while_the_member_is_protected_and_no_longer(self):
		member = factories.member(agreed_phone=AGREED)
		self.assertIsNone(frappe.db.get_value(MEMBER, member.name, "agreed_phone"))
		seal.protect(MEMBER, member.name)
		protected = frappe.get_doc(MEMBER, member.name)
		protected.update({"agreed_phone": AGREED}).save()
		seal.lift(MEMBER, member.name)
		self.assertIsNone(frappe.db.get_value(MEMBER, member.name, "agreed_phone"))

	def test_an_agreed_number_is_erased_with_the_people(self):
		member = factories.member()
		seal.protect(MEMBER, member.name)
		frappe.get_doc(MEMBER, member.name).update({"agreed_phone": AGREED}).save()
		erasure.anonymise(MEMBER, member.name)
		self.assertIsNone(frappe.db.get_value(MEMBER, member.name, "agreed_phone"))
		versions = frappe.get_all("Version", {"docname": member.name}, pluck="data")
		self.assertNotIn(AGREED[1:], " ".join(versions))

	def test_a_branch_officer_sends_to_those_of_the_branch_alone(self):
		officer = factories.user(BRANCH_OFFICER)
		branch = factories.branch()
		branch.append("officers", {"user": officer, "from_date": today()})
		branch.save()
		own, other = factories.member(branch=branch.name), factories.member()
		for member in (own, other):
			reminders.remind(self.ending_in(7, member.name))
		entries.put(CHARTER, self.charter, None)
		rows = {row.recipient_name: row.name for row in entries.waiting(clock.today())}
		[told] = self.of(officer).values()
		self.assertEqual([message.name for message in told.messages], [rows[own.name]])
		self.assertRaises(frappe.PermissionError, self.act, officer, acting.tick, rows[other.name])
		self.act(officer, acting.tick, rows[own.name])
		self.assertEqual(frappe.db.get_value(DUE, rows[own.name], "sent_by"), officer)

	def test_the_workspace_says_how_many_wait(self):
		label = "What to send today"
		for member in (factories.member(), factories.member()):
			reminders.remind(self.ending_in(7, member.name))
		self.in_request()
		with self.as_user(self.secretary):
			rows = {row["label"]: row for row in desk.shown("Coalition Membership")["waiting"]}
		self.assertEqual((rows[label]["count"], rows[label]["link"]), (2, "/coalition/to-send"))
