"""Reports and records on paper: what a board is handed, and what it is not."""

import base64

import frappe
from frappe.custom.doctype.property_setter.property_setter import make_property_setter
from frappe.utils import getdate
from frappe.www import printview

from coalition.access.functions import replaced
from coalition.base.printed import desk, reports
from coalition.base.printed.reports import Asked
from coalition.base.privacy.sealing import seal
from coalition.base.text.formatting import long_date
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

NAME = "ائتلاف الاختبار"
STRANGE = '<script>alert(1)</script>{{ 7 * 7 }}"><img src=x onerror=alert(1)>'
# Record -> the format in which it is printed unless somebody chooses another.
FORMATS = {
	"Member Organisation": "Member Organisation Sheet",
	"Individual Member": "Individual Member Sheet",
	"Membership Application": "Membership Application Sheet",
	"Charter Declaration": "Charter Declaration Sheet",
	"Membership Standing Change": "Standing Change Sheet",
	"Proposed Change": "Proposed Change Sheet",
	"Admission Appeal": "Admission Appeal Sheet",
	"Membership Charter": "Membership Charter Text",
	"Coalition Branch": "Coalition Branch Sheet",
}


class Printed(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		replaced.install_replacements()
		frappe.local.lang = "ar"
		self.addCleanup(setattr, frappe.local, "lang", "en")
		settings = frappe.get_doc("Coalition Settings")
		settings.db_set("coalition_name", NAME)
		frappe.clear_document_cache("Coalition Settings", "Coalition Settings")
		self.addCleanup(frappe.clear_document_cache, "Coalition Settings", "Coalition Settings")


class TestPrintedReports(Printed):
	def paper(self, name: str, **asked: object) -> str:
		return reports.paper(Asked(name, **asked))[1]

	def test_a_report_bears_name_title_filters_in_words_day_and_pages(self):
		factories.member(organisation_name="جمعية الورق", member_since="2021-05-24", place="حمص")
		chosen = [("المكان", "حمص", "Data"), ("من", "2021-05-24", "Date")]
		page = self.paper("Member Register", filters={"place": "حمص"}, chosen=chosen)
		for words in (NAME, "سجل الأعضاء", "جمعية الورق", "24 أيار 2021", long_date(getdate(), "ar")):
			self.assertIn(words, page)
		self.assertIn("المكان: <bdi>حمص</bdi>", page)
		self.assertIn("من: <bdi>24 أيار 2021</bdi>", page)
		self.assertIn('"الصفحة " counter(page) " من " counter(pages)', page)
		self.assertIn('<html lang="ar" dir="rtl">', page)
		self.assertIn("/assets/", page.split("<img")[1].split(">")[0])

	def test_no_cell_of_any_report_says_none_or_nothing_by_a_number(self):
		factories.member()
		factories.application().db_set("status", "Under Review")
		for name in frappe.get_all("Report", {"module": "Membership", "is_standard": "Yes"}, pluck="name"):
			with self.subTest(name):
				page = self.paper(name)
				self.assertIn(NAME, page)
				cells = page.split("<tbody>")[-1]
				for nothing in ("None", "undefined", "<bdi>0</bdi>", "<bdi>0.0</bdi>", "nan"):
					self.assertNotIn(nothing, cells)

	def test_what_is_not_wanted_is_left_out_and_rows_stand_as_on_the_screen(self):
		for name in ("جمعية ألف", "جمعية باء", "جمعية تاء"):
			factories.member(organisation_name=name, place="حمص")
		rows = reports.query_report.run("Member Register", filters={})["result"]
		order = [
			next(place for place, row in enumerate(rows) if row["organisation_name"] == name)
			for name in ("جمعية تاء", "جمعية ألف")
		]
		page = self.paper("Member Register", columns=["organisation_name"], rows=[*order, 10**6])
		self.assertLess(page.index("جمعية تاء"), page.index("جمعية ألف"))
		self.assertNotIn("جمعية باء", page)
		self.assertNotIn("حالة العضوية</th>", page)

	def test_what_strangers_wrote_is_text_in_a_report(self):
		member = factories.member()
		frappe.db.set_value(member.doctype, member.name, "organisation_name", STRANGE)
		page = self.paper("Member Register", chosen=[(STRANGE, STRANGE, "Data")])
		self.assertNotIn("<script", page)
		self.assertNotIn("<img src=x", page)
		self.assertEqual(page.count("{{ 7 * 7 }}"), 3)

	def test_who_may_not_see_a_report_is_given_no_paper(self):
		with self.as_user(factories.user("Council Member")), self.assertRaises(frappe.PermissionError):
			self.paper("Not Reachable")
		with self.as_user(factories.user("Coalition Auditor")), self.assertRaises(frappe.PermissionError):
			self.paper("Member Register")

	def test_who_is_protected_stands_there_by_the_pseudonym(self):
		name = f"جمعية {frappe.generate_hash()}"
		member = factories.member(organisation_name=name)
		seal.protect(member.doctype, member.name)
		page = self.paper("Member Register")
		self.assertNotIn(name, page)
		self.assertIn(frappe.db.get_value(member.doctype, member.name, "organisation_name"), page)

	def test_standings_are_pictured_with_their_numbers(self):
		for standing in ("Active", "Active", "Suspended"):
			member = factories.member(place="حمص")
			frappe.db.set_value(member.doctype, member.name, "standing", standing)
		rows = reports.query_report.run("Member Register", filters={})
		bars = rows["chart"]["coalition_picture"]["bars"]
		counted = {bar["label"]: bar["count"] for bar in bars}
		self.assertEqual(sum(counted.values()), sum(bool(row["standing"]) for row in rows["result"]))
		self.assertGreaterEqual(counted["معلّق" if "معلّق" in counted else bars[-1]["label"]], 1)
		self.assertIn('<span class="bar" style="width: 100.0%">', self.paper("Member Register"))

	def test_the_desk_gets_a_page_or_a_file_and_it_is_noted(self):
		factories.member()
		noted = {"report_name": "Member Register", "user": frappe.session.user}
		before = frappe.db.count("Access Log", noted)
		shown = desk.report(
			"Member Register", {"columns": ["organisation_name"], "rows": "odd", "chosen": [[]]}
		)
		self.assertIn('class="by-hand"', shown["page"])
		made = desk.report("Member Register", '{"orientation": "Portrait"}', as_file=True)
		self.assertTrue(base64.b64decode(made["content"]).startswith(b"%PDF"))
		self.assertTrue(made["name"].startswith("سجل الأعضاء"))
		self.assertEqual(frappe.db.count("Access Log", noted), before + 2)

	def test_a_list_is_set_as_it_was_sent_for_who_may_print_its_records(self):
		columns = [
			{"fieldname": "a", "label": "الاسم"},
			{"fieldname": "b", "label": "في", "fieldtype": "Date"},
		]
		sent = ("Member Organisation", "منظمات", columns, [["جمعية ألف", "2021-05-24"], [STRANGE, None]], {})
		page = desk.table(*sent)["page"]
		for words in (NAME, "<h1>منظمات</h1>", "جمعية ألف", "24 أيار 2021", "سطران"):
			self.assertIn(words, page)
		self.assertNotIn("<script>alert", page)
		self.assertNotIn("None", page.split("<tbody>")[1])
		with self.as_user(factories.user("Coalition Finance")), self.assertRaises(frappe.PermissionError):
			desk.table(*sent)


class TestPrintedRecords(Printed):
	def made(self) -> dict[str, object]:
		"""A record of each kind that has a paper of its own."""
		charter = factories.charter()
		member = factories.member(member_since="2021-05-24", phone="")
		return {
			"Member Organisation": member,
			"Membership Charter": charter,
			"Charter Declaration": factories.declaration(member.name, charter.name, "2026-01-05"),
			"Membership Application": factories.application(),
			"Individual Member": factories.individual(),
			"Membership Standing Change": factories.standing_change(member.name, "Suspension", reason="سبب"),
			"Proposed Change": factories.proposal(member),
			"Coalition Branch": factories.branch(),
		}

	def test_each_kind_is_printed_in_its_own_format_unless_somebody_chose_another(self):
		for doctype, name in FORMATS.items():
			with self.subTest(doctype):
				self.assertEqual(frappe.get_meta(doctype).default_print_format, name)
				format_ = frappe.get_doc("Print Format", name)
				self.assertEqual((format_.standard, format_.doc_type), ("Yes", doctype))

	def test_what_an_administrator_chose_counts_beside_what_a_migration_writes(self):
		self.addCleanup(frappe.clear_cache, doctype="Coalition Branch")
		chosen = ("default_print_format", "Standard", "Data")
		make_property_setter("Coalition Branch", None, *chosen, for_doctype=True)
		frappe.clear_cache(doctype="Coalition Branch")
		written = frappe.db.get_value("DocType", "Coalition Branch", "default_print_format")
		self.assertEqual(written, "Coalition Branch Sheet")
		self.assertEqual(frappe.get_meta("Coalition Branch").default_print_format, "Standard")

	def test_a_record_bears_name_title_state_day_and_pages_and_no_nothing(self):
		for doctype, doc in self.made().items():
			with self.subTest(doctype):
				page = frappe.get_print(doctype, doc.name)
				paper = page.split('class="coalition-paper')[1]
				title = paper.split("<h1>")[1].split("</h1>")[0]
				self.assertNotIn(f">{doc.name}<", title)
				self.assertGreater(len(frappe.utils.strip_html(title).strip()), 2)
				for words in (NAME, long_date(getdate(), "ar"), "counter(pages)"):
					self.assertIn(words, paper)
				for nothing in (">None<", ">0<", ">0.0<", "undefined"):
					self.assertNotIn(nothing, paper)

	def test_days_are_in_words_and_what_is_blank_is_left_out(self):
		member = factories.member(member_since="2021-05-24", founded_in=0, website="")
		self.assertTrue(frappe.get_print(member.doctype, member.name, as_pdf=True).startswith(b"%PDF"))
		page = frappe.get_print(member.doctype, member.name)
		self.assertIn("24 أيار 2021", page)
		for label in ("Founded in", "Website"):
			self.assertNotIn(frappe._(label, lang="ar"), page)

	def test_what_strangers_wrote_is_text_in_each_format(self):
		for doctype, doc in self.made().items():
			with self.subTest(doctype):
				texts = [
					each.fieldname for each in doc.meta.fields if each.fieldtype in ("Data", "Small Text")
				]
				frappe.db.set_value(doctype, doc.name, dict.fromkeys(texts, STRANGE), update_modified=False)
				frappe.clear_document_cache(doctype, doc.name)
				for format_ in (None, "Standard"):
					paper = frappe.get_print(doctype, doc.name, format_).split('class="coalition-paper')[1]
					self.assertNotIn("<script>alert", paper)
					self.assertNotIn("<img src=x", paper)
					self.assertIn("&lt;script&gt;", paper)

	def test_a_record_without_a_format_of_its_own_comes_on_the_same_paper(self):
		factories.listed("Coalition Place", "place_name", "إدلب")
		page = frappe.get_print("Coalition Place", "إدلب")
		for words in (NAME, 'class="coalition-paper', "إدلب"):
			self.assertIn(words, page)
		engines = frappe.get_print("User", "Administrator")
		self.assertNotIn("coalition-paper", engines)

	def test_who_may_not_read_a_record_is_given_no_paper(self):
		member = factories.member()
		self.in_request()
		with self.as_user(factories.user("Coalition Finance")):
			self.assertNotIn(member.organisation_name, frappe.get_print(member.doctype, member.name))
			with self.assertRaises(frappe.PermissionError):
				printview.get_html_and_style(member.doctype, member.name)

	def test_who_is_protected_is_printed_by_the_pseudonym_where_it_is_linked_too(self):
		charter = factories.charter()
		member = factories.member(organisation_name="جمعية السنابل المحمية")
		declaration = factories.declaration(member.name, charter.name, "2026-01-05")
		self.assertIn("السنابل", frappe.get_print(declaration.doctype, declaration.name))
		seal.protect(member.doctype, member.name)
		pseudonym = frappe.db.get_value(member.doctype, member.name, "organisation_name")
		for doc in (member, declaration):
			page = frappe.get_print(doc.doctype, doc.name)
			self.assertNotIn("السنابل", page)
			self.assertIn(pseudonym, page)

	def test_a_letter_head_that_somebody_chose_stands_in_the_place_of_ours(self):
		frappe.get_doc(
			{
				"doctype": "Letter Head",
				"letter_head_name": "x",
				"source": "HTML",
				"content": "<b>رأسية أخرى</b>",
			}
		).insert()
		member = factories.member()
		page = frappe.get_print(member.doctype, member.name, letterhead="x")
		self.assertIn("<b>رأسية أخرى</b>", page)
		self.assertNotIn(f"<bdi>{NAME}</bdi></p>", page)
