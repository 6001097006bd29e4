import json
from pathlib import Path

import frappe

from coalition.access import callers
from coalition.access.functions import access_log
from coalition.access.stored.safe_texts import harmless
from coalition.base.apps.roles import SECRETARIAT
from coalition.base.text.markup import APART, as_written
from coalition.membership.errors import NotReadable
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

IMAGE = "<img src=x onerror=alert(1)"
# What the engine takes for no HTML: JSON, and tags that are never closed.
LEFT = (
	f'"{IMAGE}>"',
	f'["{IMAGE}>"]',
	f'{{"a": "{IMAGE}>"}}',
	f"{IMAGE}//",
	"</script",
	"<!--",
	"<svg/onload=alert(1)//",
	f"<!-- markdown --> {IMAGE}//",
)


class TestSafeTexts(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		callers.install_judging()
		self.addCleanup(frappe.local.flags.pop, "coalition_judges", None)

	def test_no_tag_begins_in_what_the_engine_leaves(self):
		for text in LEFT:
			with self.subTest(text):
				self.assertNotRegex(harmless(text), "<[A-Za-z/!?]")
				self.assertEqual(as_written(harmless(text)), text)

	def test_what_people_write_of_the_engines_records_stays(self):
		for text in (
			"جمعية <3",
			"a < b",
			"1<2",
			"<b>bold</b>",
			"Women & Girls",
			"",
			"{}",
			"[1]",
			"ا <a@b.org>",
		):
			self.assertEqual(harmless(text), text)

	def test_no_tag_begins_in_what_the_engine_passes_over(self):
		"""What is submitted at once, and what is stored by its field alone."""
		attack = '"<img/src/onerror=alert(1)>"<a@b.org>'
		with self.assertRaises(NotReadable):
			factories.member(contact_email=attack)
		member = factories.member()
		declaration = factories.declaration(
			member.name,
			factories.charter().name,
			frappe.utils.nowdate(),
			channel_note=attack,
			signatory=attack,
		)
		member.db_set({"about": attack})
		member.db_set("contact_person", attack)
		stored = frappe.get_doc(member.doctype, member.name)
		values = [stored.about, stored.contact_person, declaration.channel_note]
		for value in (*values, frappe.db.get_value(declaration.doctype, declaration.name, "signatory")):
			# In names and titles no attribute begins either.
			self.assertEqual(as_written(value), '"<img/src/onerror=alert(1)>"<a@b.org>')

	def test_nothing_that_is_decoded_before_it_is_shown_begins_one(self):
		member = factories.member(
			organisation_name=f"{frappe.generate_hash()} &lt;img src=x onerror=alert(1)&gt;"
		)
		self.assertIn(
			f"&{APART}lt;img", frappe.db.get_value(member.doctype, member.name, "organisation_name")
		)

	def test_code_and_addresses_that_somebody_sends_hold_none(self):
		self.in_request("/api/resource/Dashboard Chart", "POST")
		with self.as_user(factories.user(SECRETARIAT, "Dashboard Manager")):
			filters = json.dumps([["ToDo", "status", "=", IMAGE + ">"]])
			words = {"chart_type": "Count", "based_on": "creation", "document_type": "ToDo", "type": "Line"}
			chart = frappe.get_doc(doctype="Dashboard Chart", chart_name=frappe.generate_hash(), **words)
			chart.update({"filters_json": filters, "timeseries": 1}).insert()
			self.assertEqual(json.loads(chart.filters_json)[0][3], f"<{APART}{IMAGE[1:]}>")
			file = frappe.get_doc(doctype="File", file_url=f'https://e.example/"><{IMAGE}>.png', is_private=1)
			self.assertNotRegex(file.insert().file_url, '[<>"]')

	def test_a_mail_that_the_engine_queues_is_as_it_made_it(self):
		self.in_request("/", "POST")
		with self.as_user(factories.user(SECRETARIAT)):
			queued = frappe.get_doc(doctype="Email Queue", sender="a@b.org", message="<html><b>x</b></html>")
			queued.insert(ignore_permissions=True)
		self.assertEqual(queued.message, "<html><b>x</b></html>")

	def test_a_file_is_found_whatever_it_is_called_and_its_name_ends_no_attribute(self):
		for name in ('قرار "1".pdf', "L'Avenir.pdf", "a<b>.pdf"):
			file = frappe.get_doc(doctype="File", file_name=name, content=name, is_private=1).insert()
			self.assertTrue(Path(file.get_full_path()).is_file(), name)
			self.assertNotRegex(file.file_name, '[<>"]')
			frappe.get_doc("File", file.name).save()
			self.assertEqual(frappe.get_doc("File", file.name).get_content(), name)

	def test_the_console_writes_what_it_likes(self):
		frappe.local.flags.pop("coalition_judges")
		style = frappe.get_doc(
			doctype="Print Style", print_style_name=frappe.generate_hash(), css=f"/* {IMAGE}> */"
		)
		self.assertIn(IMAGE, style.insert().css)

	def test_an_access_log_is_words(self):
		access_log.make_access_log(doctype="ToDo", method=IMAGE, page=f"<b>{IMAGE}")
		row = frappe.get_last_doc("Access Log")
		self.assertEqual((row.method, row.page), (f"<{APART}{IMAGE[1:]}", f"<{APART}b><{APART}{IMAGE[1:]}"))

	def test_no_record_stores_one_whichever_way_it_is_written(self):
		for text in LEFT:
			with self.subTest(text):
				named = f"{text} {frappe.generate_hash(length=8)}"[:140]
				member = factories.member(organisation_name=named, about=text)
				member.append("people", {"person_name": text[:140], "duty": "Contact"})
				member.save()
				stored = frappe.get_doc(member.doctype, member.name)
				for value in (stored.organisation_name, stored.about, stored.people[0].person_name):
					# Neither a tag with a script in it, nor one that what follows would close.
					self.assertNotRegex(value, r"<[A-Za-z/!?][^>]*(?:\son\w+\s*=|$)")

	def test_an_events_subject_and_a_users_picture_are_texts(self):
		event = frappe.get_doc(doctype="Event", subject=LEFT[0], starts_on="2041-01-01 10:00:00").insert()
		self.assertNotIn("<img", frappe.db.get_value("Event", event.name, "subject"))
		person = frappe.get_doc("User", factories.user())
		person.user_image = f"x\")'>{IMAGE}>"
		person.save()
		self.assertNotRegex(frappe.db.get_value("User", person.name, "user_image"), "[<>\"']")
