import io
import unittest

import frappe
from jinja2 import TemplateNotFound, UndefinedError
from pypdf import PdfReader

from coalition.base.documents import render
from coalition.base.documents.render import page
from coalition.base.errors import LettersMissing
from coalition.base.verification import issue, papers
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

try:
	import pypdfium2
except ImportError:
	# ./dev brings a reader that reads Arabic; a bench of somebody else's has none.
	pypdfium2 = None

CERTIFICATE = "membership/certificate.html"


class TestDocuments(CoalitionTestCase):
	def values(self, **said: object) -> dict[str, object]:
		"""What a certificate says, for a member with these values."""
		code = frappe._dict(
			code="D4M7QZBBJ1EPBD3PBM6K",
			number="MC-2026-0001",
			issued_on=frappe.utils.getdate("2026-01-05"),
			valid_until=frappe.utils.getdate("2027-01-04"),
			said=frappe.as_json(
				{
					"organisation_name": "منظمة سنابل",
					"name_latin": "",
					"member_since": "2016-01-01",
					"is_active": True,
					**said,
				}
			),
		)
		return papers.values(code)

	def test_what_people_typed_is_text_in_a_document_and_never_code(self):
		for rubbish in (
			"<script>alert(1)</script>",
			"{{ 7 * 7 }}{% raw %}",
			'"><img src="file:///etc/passwd">',
			"</title><style>* { display: none }</style>",
		):
			shown = page(CERTIFICATE, self.values(organisation_name=rubbish), "en")
			self.assertIn(frappe.utils.escape_html(rubbish).replace("&quot;", "&#34;"), shown)
			self.assertNotIn("<script", shown)
			self.assertNotIn("<img", shown)
			self.assertNotIn("49", shown.split("<svg")[0])

	def test_each_language_has_its_words_and_its_direction(self):
		arabic, english = (page(CERTIFICATE, self.values(), language) for language in ("ar", "en"))
		self.assertIn('<html lang="ar" dir="rtl">', arabic)
		self.assertIn("شهادة عضوية", arabic)
		self.assertIn("5 كانون الثاني 2026", arabic)
		self.assertIn('<html lang="en" dir="ltr">', english)
		self.assertIn("Membership Certificate", english)
		self.assertIn("5 January 2026", english)

	def test_the_language_of_who_issues_stays_theirs(self):
		before = frappe.local.lang
		page(CERTIFICATE, self.values(), "ar")
		self.assertEqual(frappe.local.lang, before)
		with self.assertRaises(UndefinedError):
			page(CERTIFICATE, {}, "ar")
		self.assertEqual(frappe.local.lang, before)

	def test_no_title_names_anybody(self):
		title = page(CERTIFICATE, self.values(), "ar").split("<title>")[1].split("</title>")[0]
		self.assertTrue(title.startswith("MC-2026-0001"))
		self.assertNotIn("سنابل", title)

	def test_the_longest_names_still_fit_one_page(self):
		name = ("مؤسسة سنابل الخير للتنمية المجتمعية " * 4)[:140]
		latin = ("Foundation for Community Development " * 4)[:140]
		for language in ("ar", "en"):
			content = render(CERTIFICATE, self.values(organisation_name=name, name_latin=latin), language)
			self.assertEqual(len(PdfReader(io.BytesIO(content)).pages), 1)

	def test_a_paper_that_would_lack_letters_is_not_made_and_says_which_and_where(self):
		values = self.values(organisation_name="جمعية الأمل 🌻 中文")
		with self.assertRaises(LettersMissing) as refused:
			render(CERTIFICATE, values, "ar", {"organisation_name": "Organisation Name"})
		for word in ("🌻, 中文", "«Organisation Name»"):
			self.assertIn(word, str(refused.exception))
		with self.assertRaises(LettersMissing) as refused:
			render(CERTIFICATE, self.values(name_latin="Hope 🌻"), "en")
		self.assertIn("«name_latin»", str(refused.exception))

	def test_no_certificate_is_issued_that_would_lack_letters(self):
		member = factories.member(organisation_name="جمعية الأمل 🌻")
		before = frappe.db.count("Verification Code")
		frappe.db.savepoint("unissued")
		for language, words in (("en", "«Organisation Name»"), ("ar", "لم تصدر الورقة")):
			with self.subTest(language), self.assertRaises(LettersMissing) as refused:
				frappe.local.lang = language
				self.addCleanup(setattr, frappe.local, "lang", "en")
				issue("Membership Certificate", member.name)
			self.assertIn("🌻", str(refused.exception))
			self.assertIn(words, str(refused.exception))
			frappe.db.rollback(save_point="unissued")
		self.assertEqual(frappe.db.count("Verification Code"), before)

	def test_names_in_the_scripts_of_our_people_stand_in_a_certificate(self):
		for name, latin in (
			("ڕێکخراوی ژیان", "Rêxistina Jiyanê – Ḥaqq ʿAlī"),
			("ܒܝܬ ܢܗܪ̈ܝܢ", "Beth Nahrain"),
			("مؤسسة خانه‌های امید", "Հայաստան"),
		):
			for language in ("ar", "en"):
				with self.subTest(name, language=language):
					values = self.values(organisation_name=name, name_latin=latin)
					self.assertTrue(render(CERTIFICATE, values, language).startswith(b"%PDF"))

	def test_a_template_is_found_in_the_folders_for_it_alone(self):
		for name in ("nowhere/x.html", "frappe/../../setup.py", "../setup.py", "base/../../hooks.py"):
			with self.assertRaises(TemplateNotFound):
				page(name, {}, "ar")

	@unittest.skipUnless(pypdfium2, "no reader of PDF on this bench")
	def test_an_issued_certificate_carries_what_its_record_says(self):
		member = factories.member(organisation_name="منظمة نون")
		code = issue("Membership Certificate", member.name)
		file = frappe.db.get_value("File", {"file_url": code.papers[0].file})
		text = pypdfium2.PdfDocument(papers.content_of(file))[0].get_textpage().get_text_range()
		for word in ("نون", "شهادة", code.code[:4], code.code[-4:], code.number[-4:]):
			self.assertIn(word, text)
