import frappe

from coalition.access.stored.safe_texts import harmless
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
	def test_no_tag_begins_in_what_the_engine_leaves(self):
		for text in LEFT:
			with self.subTest(text):
				self.assertNotRegex(harmless(text), "<[A-Za-z/!?]")
				self.assertEqual(harmless(text).replace("< ", "<"), text)

	def test_what_people_write_stays(self):
		for text in ("جمعية <3", "a < b", "1<2", "<b>bold</b>", "Women & Girls", "", "{}", "[1]"):
			self.assertEqual(harmless(text), text)

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
