"""Where links of the desk lead on a phone, which state is shown, and what pages ask of the database."""

from unittest import mock

import frappe
from frappe.database.database import Database

from coalition.base.apps import roles
from coalition.base.request import sealed
from coalition.portal.page import PortalRequest
from coalition.portal.staff import code_pages, overview_pages, paths, record_pages, states
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

MEMBER = "Member Organisation"


class TestPaths(CoalitionTestCase):
	def test_links_to_records_of_ours_lead_to_their_pages_and_others_stay(self):
		kept = ("/app/user/x", "/app/member-organisation", "/app/member-organisation/view/list?status=x")
		for link in (
			*kept,
			"/app/query-report/Ending Declarations",
			"tel:+963944000103",
			"/coalition/to-send",
			"",
		):
			self.assertEqual(paths.on_a_phone(link), link)
		self.assertEqual(
			paths.on_a_phone("/app/member-organisation/MO%2F1"), "/coalition/staff/member-organisation/MO%2F1"
		)

	def test_the_state_of_a_record_is_what_lists_show_and_no_kind_of_it(self):
		told = {
			MEMBER: "standing",
			"Proposed Change": "status",
			"Portal Account": "state",
			"Coalition Place": "",
		}
		for doctype, field in {MEMBER: "standing", **told}.items():
			self.assertEqual(states.field_of(frappe.get_meta(doctype)), field, doctype)


class TestQueries(CoalitionTestCase):
	def asked(self, show, request: PortalRequest) -> int:
		"""How many statements a page takes whose caches are warm."""
		show(request)
		statements, really = [], Database.sql

		def sql(database, query, *words, **more):
			statements.append(str(query))
			return really(database, query, *words, **more)

		with mock.patch.object(Database, "sql", sql):
			show(request)
		return len(statements)

	def test_a_search_a_code_and_a_member_ask_little_of_the_database(self):
		member = factories.member(organisation_name="جمعية النوارس")
		account = factories.delegate(member.name)
		search = PortalRequest("ar", "", query={"sought": sealed.seal("sought", "النوارس")})
		code = PortalRequest("ar", "", parts={"name": account.name})
		page = PortalRequest("ar", "", parts={"kind": "member-organisation", "name": member.name})
		with self.as_user(factories.user(roles.SECRETARIAT)):
			told = {
				"search": self.asked(overview_pages.show_overview, search),
				"code": self.asked(code_pages.FORM.get, code),
				"member": self.asked(record_pages.show_record, page),
			}
		# A search asks each kind of record, and a record has a dozen tables: as at the desk.
		limits = {"search": 20, "code": 6, "member": 40}
		self.assertEqual({}, {name: number for name, number in told.items() if number > limits[name]})
