from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

import frappe
from frappe.utils import add_days, getdate

from coalition.base.apps import roles
from coalition.base.due_messages import acting, entries, listing, senders, telling
from coalition.base.due_messages import kinds as all_kinds
from coalition.base.due_messages.discreet import discreet
from coalition.base.due_messages.entries import DUE, SENT, WAITING
from coalition.base.due_messages.kinds import MessageKind, Reached
from coalition.base.errors import NotToBeTakenBack
from coalition.base.mail import languages
from coalition.base.mail.messages import Message
from coalition.base.mail.sending import as_text
from coalition.base.mail.site_address import address_of
from coalition.base.records import clock
from coalition.tests import factories, mails
from coalition.tests.case import CoalitionTestCase

PLACE, KIND = "Coalition Place", "test.place"
PHONE, AGREED = "+963944000103", "+963933111222"


def write(link: str) -> Message:
	return Message("A place", ("There is a place.",), link)


class TestDueMessages(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		frappe.db.delete(DUE)
		mails.forget()
		self.place = frappe.get_doc(PLACE, factories.listed(PLACE, "place_name", "تل رفعت"))
		self.secretary, self.colleague = (factories.user(roles.SECRETARIAT) for _each in range(2))
		self.told: list[tuple[str, date]] = []
		self.reached = Reached("ليلى", of="جمعية النوارس", phone=PHONE, language="ar")
		self.declared(MessageKind(KIND, "A place", lambda _doc: (write, {"link": "/coalition"}), self.reach))

	def reach(self, _row, _record) -> Reached:
		return self.reached

	def declared(self, kind: MessageKind) -> None:
		found = patch.object(all_kinds.plugins, "answers_of", return_value=[kind])
		found.start()
		self.addCleanup(found.stop)

	def put(self, **more: object) -> str:
		entries.put(KIND, self.place, (PLACE, self.place.name), **more)
		return frappe.get_all(DUE, {"status": WAITING}, pluck="name", order_by="creation desc")[0]

	@contextmanager
	def as_sender(self, user: str):
		# What was written before stands as if it were committed: a lock begins what is read anew.
		with self.as_user(user), patch.object(entries.locking, "lock_first"):
			yield

	def of(self, user: str) -> list[listing.Told]:
		with self.as_user(user):
			return listing.of_user()[0]

	def test_who_has_an_address_is_mailed_and_nobody_sends_it_by_hand(self):
		recipient = (PLACE, self.place.name)
		self.assertFalse(telling.tell(KIND, self.place, recipient, [None, "leila@example.org"], "ar"))
		self.assertEqual([address for address, _mail in mails.taken()], ["leila@example.org"])
		self.assertEqual(frappe.db.count(DUE), 0)
		for addresses in ([], [None], ["a@no-mail.invalid"]):
			self.assertTrue(telling.tell(KIND, self.place, recipient, addresses))
		self.assertEqual(mails.taken(), [])
		self.assertEqual(frappe.db.count(DUE), 1)

	def test_the_page_shows_the_text_its_link_to_whatsapp_and_since_when_it_waits(self):
		self.put()
		[told] = self.of(self.secretary)
		[message] = told.messages
		self.assertEqual((told.name, told.of, told.call), ("ليلى", "جمعية النوارس", f"tel:{PHONE}"))
		self.assertEqual(message.text, as_text(write, {"link": "/coalition"}, "ar"))
		self.assertTrue(message.text.endswith(address_of("/coalition")))
		self.assertTrue(message.whatsapp.startswith("https://wa.me/963944000103?text="))

	def test_a_protected_person_gets_a_text_that_says_nothing_and_no_number_but_the_agreed_one(self):
		settings = frappe.get_doc("Coalition Settings")
		settings.update({"coalition_name": "ائتلاف الندى", "coalition_name_latin": "Nada"}).save()
		self.put()
		for agreed in ("", AGREED):
			self.reached = Reached("زيتون ٧", phone=PHONE, is_protected=True, agreed_phone=agreed)
			with self.subTest(agreed):
				[told] = self.of(self.secretary)
				[message] = told.messages
				for word in ("ائتلاف", "Nada", "http", "A place", "/coalition", "wa.me", PHONE[1:]):
					self.assertNotIn(word, message.text)
				self.assertNotIn(PHONE[1:], str(told))
				number = agreed.removeprefix("+")
				self.assertEqual(bool(message.whatsapp), bool(agreed))
				self.assertIn(f"wa.me/{number}?" if agreed else "", message.whatsapp)

	def test_the_discreet_text_is_the_same_for_all_and_says_the_day_alone(self):
		for language, day in (("ar", "31 كانون الثاني 2027"), ("en", "31 January 2027")):
			with self.subTest(language), languages.in_language(language):
				self.assertIn(day, discreet(date(2027, 1, 31)).text)
				self.assertEqual(discreet(None).link, "")
				self.assertTrue(set(discreet(None).sentences) < set(discreet(date(2027, 1, 31)).sentences))

	def test_what_waits_already_waits_once_and_since_when_it_did(self):
		first = self.put(due_on=add_days(clock.today(), -5))
		self.assertEqual(self.put(), first)
		self.assertEqual(frappe.db.get_value(DUE, first, "due_on"), getdate(add_days(clock.today(), -5)))
		with self.as_sender(self.secretary):
			acting.tick(first)
		self.assertNotEqual(self.put(), first)

	def test_a_long_list_goes_on_on_the_next_page_and_shows_each_message_once(self):
		for number in range(listing.AT_MOST + 3):
			place = frappe.get_doc(PLACE, factories.listed(PLACE, "place_name", f"قرية {number}"))
			entries.put(KIND, place, (PLACE, place.name))
		with self.as_user(self.secretary):
			first, is_more = listing.of_user()
			last, is_more_still = listing.of_user(listing.AT_MOST)
		names = [each.name for told in (*first, *last) for each in told.messages]
		self.assertEqual((is_more, is_more_still, len(last[0].messages)), (True, False, 3))
		self.assertEqual(len(set(names)), len(names))

	def test_what_is_due_later_does_not_stand_there_yet(self):
		self.put(due_on=add_days(clock.today(), 1))
		self.assertEqual(self.of(self.secretary), [])

	def test_a_tick_counts_once_and_keeps_who_and_when(self):
		kind = MessageKind(
			*(KIND, "A place", lambda _doc: (write, {"link": ""}), self.reach),
			on_sent=lambda doc, day: self.told.append((doc.name, day)),
		)
		self.declared(kind)
		name = self.put()
		for user in (self.secretary, self.colleague):
			with self.as_sender(user):
				acting.tick(name)
		row = frappe.db.get_value(DUE, name, ["status", "sent_by", "sent_on", "open_for"], as_dict=True)
		self.assertEqual((row.status, row.sent_by, row.open_for), (SENT, self.secretary, None))
		self.assertEqual(row.sent_on.date(), clock.today())
		self.assertEqual(self.told, [(self.place.name, clock.today())])
		self.assertEqual(self.of(self.secretary), [])
		with self.as_user(self.colleague):
			[sent] = listing.sent_today()
		self.assertEqual((sent.name, sent.person, sent.may_be_taken_back), (name, "ليلى", False))

	def test_who_ticked_by_mistake_takes_it_back_for_a_while(self):
		taken = []
		kind = MessageKind(
			*(KIND, "A place", lambda _doc: (write, {"link": ""}), self.reach),
			on_taken_back=lambda doc, day: taken.append((doc.name, day)),
		)
		self.declared(kind)
		name = self.put()
		with self.as_sender(self.secretary):
			acting.tick(name)
		with self.as_sender(self.colleague), self.assertRaises(NotToBeTakenBack):
			acting.take_back(name)
		with self.as_sender(self.secretary):
			acting.take_back(name)
		self.assertEqual(taken, [(self.place.name, clock.today())])
		self.assertEqual(len(self.of(self.secretary)), 1)
		with self.as_sender(self.secretary):
			acting.tick(name)
			late = clock.now() - frappe.utils.datetime.timedelta(minutes=16)
			frappe.db.set_value(DUE, name, "sent_on", late)
			self.assertRaises(NotToBeTakenBack, acting.take_back, name)

	def test_taken_back_where_the_same_came_anew_it_waits_once(self):
		name = self.put()
		with self.as_sender(self.secretary):
			acting.tick(name)
		anew = self.put()
		with self.as_sender(self.secretary):
			acting.take_back(name)
		self.assertEqual(frappe.get_all(DUE, pluck="name"), [anew])

	def test_senders_alone_see_and_tick_and_a_groups_is_for_who_reads_all(self):
		name = self.put()
		entries.put(KIND, self.place, None)
		self.assertEqual(sum(len(told.messages) for told in self.of(self.secretary)), 2)
		# They may read the place as well, and send nothing.
		for role in (roles.COUNCIL, roles.FINANCE, roles.AUDITOR):
			user = factories.user(role)
			self.assertEqual(self.of(user), [])
			with self.as_sender(user), self.assertRaises(frappe.PermissionError):
				acting.tick(name)
		with patch.object(senders, "roles", return_value=[roles.COUNCIL]):
			[told] = self.of(factories.user(roles.COUNCIL))
			self.assertEqual([message.name for message in told.messages], [name])

	def test_a_text_that_holds_a_key_is_shown_to_who_asked_for_it_alone(self):
		opened = []
		writes = lambda _doc: (write, {"link": "/coalition/apply/key"})  # noqa: E731
		self.declared(MessageKind(KIND, "A place", writes, self.reach, opens=opened.append))
		name = self.put()
		with self.as_sender(self.secretary):
			acting.open_text(name)
			acting.open_text(name)
		self.assertEqual([doc.name for doc in opened], [self.place.name])
		texts = {user: self.of(user)[0].messages[0] for user in (self.secretary, self.colleague)}
		self.assertIn("/apply/key", texts[self.secretary].text)
		self.assertEqual((texts[self.colleague].text, texts[self.colleague].whatsapp), ("", ""))

	def test_what_nobody_need_be_told_goes_and_after_ninety_days_what_was_sent(self):
		wanted = [True]
		writes = lambda _doc: (write, {"link": ""})  # noqa: E731
		self.declared(MessageKind(KIND, "A place", writes, self.reach, is_wanted=lambda _doc: wanted[0]))
		name = self.put()
		entries.sweep()
		self.assertTrue(frappe.db.exists(DUE, name))
		wanted[0] = False
		self.assertEqual(self.of(self.secretary), [])
		entries.sweep()
		self.assertFalse(frappe.db.exists(DUE, name))
		wanted[0] = True
		kept, gone = (frappe.get_doc({"doctype": DUE, "kind": KIND, "status": SENT}) for _each in range(2))
		for doc, days in ((kept, 89), (gone, 91)):
			doc.set_new_name()
			doc.sent_on = clock.now() - frappe.utils.datetime.timedelta(days=days)
			doc.db_insert()
		entries.forget_sent()
		self.assertEqual(frappe.get_all(DUE, pluck="name"), [kept.name])
