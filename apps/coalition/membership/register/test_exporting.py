"""Our own export is read again, whatever its members are called."""

import frappe
from frappe.utils import getdate, strip_html
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coalition.base.records.values.contact import here
from coalition.base.text.words import tidy
from coalition.membership.register import exporting, words
from coalition.membership.register.reading import entries
from coalition.membership.register.reading.columns import COLUMNS
from coalition.membership.register.reading.register import open_register
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

SIGNS = ";؛|\\\"'=+-@,\t\n<>&/ابتحم٣5"
texts = st.text(st.sampled_from(SIGNS), min_size=1, max_size=12).map(tidy)
# What says that there is nothing is read as nothing; to the engine, what stands between < and > alone is.
said = texts.filter(
	lambda text: strip_html(text).strip() and not entries.is_nothing(text) and not text.startswith("#")
)
members = st.fixed_dictionaries(
	{"organisation_name": said, "name_latin": said, "contact_person": said, "about": said}
)
registrations = st.lists(
	st.fixed_dictionaries({"authority": said, "number": st.just("") | said, "area": st.just("") | said}),
	max_size=2,
)


class TestExporting(CoalitionTestCase):
	def test_what_is_exported_is_read_as_it_is_stored(self):
		@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
		@given(members, registrations, st.sampled_from(("CSV", "XLSX")))
		def compare(values, rows, file_type):
			frappe.db.savepoint("example")
			frappe.db.delete("Member Organisation")
			rows = [{**row, "valid_until": "2030-01-01"} for row in rows]
			member = factories.member(**values, registrations=rows, member_since="2016-01-01")
			self.compare(frappe.get_doc(member.doctype, member.name), exporting.register(file_type))
			frappe.db.rollback(save_point="example")

		compare()

	def compare(self, member, content: bytes) -> None:
		(row,) = open_register(content).rows(here(), words.choices(COLUMNS))
		self.assertEqual(row.problems, [])
		for field in ("organisation_name", "name_latin", "contact_person", "about"):
			self.assertEqual(row.values[field], member.get(field))
		stored = [
			[each.authority, each.number, each.area, getdate(each.valid_until)]
			for each in member.registrations
		]
		read = [
			[each["authority"], each["number"], each["area"], each["valid_until"]]
			for each in row.values["registrations"]
		]
		self.assertEqual(read, [[part or "" for part in each] for each in stored])
