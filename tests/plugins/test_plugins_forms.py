"""A form of the portal as the sample app declares it: shown, taken once, and typed again after a mistake."""

import html
import re
from dataclasses import replace
from io import BytesIO
from unittest.mock import Mock, patch

import frappe
from coalition_sample.sample_voice.asking import ASKING
from frappe.auth import CookieManager
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request, Response

from coalition.base.errors import TooManyTries
from coalition.membership.roles import DELEGATE
from coalition.portal import routes, token
from coalition.portal.forms import form as engine
from coalition.portal.forms.fields import Field, File
from coalition.portal.forms.form import Form, Limit
from coalition.portal.forms.reading import Sent
from coalition.portal.forms.showing import Words
from coalition.portal.page import PortalRequest
from coalition.portal.rendering import renderer
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase
from coalition.tests.switch import switch

PATH = "coalition/notices/ask"
NOTICE = "Sample Notice"


class TestForms(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		switch("voice", True)
		titles = ("قاعة حمص الكبيرة", "قاعة حمص الصغيرة", "Projector")
		made = (frappe.get_doc({"doctype": "Sample Record", "title": title}).insert() for title in titles)
		cls.records = [record.name for record in made]
		cls.user = factories.user(DELEGATE)

	def setUp(self) -> None:
		super().setUp()
		self.addCleanup(frappe.clear_cache)
		frappe.set_user(self.user)
		frappe.session.data.csrf_token = "t"

	def ask(self, method: str, path: str = PATH, **form: object) -> Response:
		data = {**form, token.FIELD: token.current()}
		environ = EnvironBuilder(path=f"/{path}", method=method, data=data).get_environ()
		frappe.local.cookie_manager = CookieManager()
		with patch.object(frappe.local, "request", Request(environ), create=True):
			return renderer.PortalRenderer(path).render()

	def good(self, **changes: str) -> dict[str, str]:
		"""The form as it is shown, filled in. Looking at it by the renderer would undo the scene."""
		page = ASKING.get(PortalRequest("en", "t", path=f"/{PATH}")).get_data(as_text=True)
		(once,) = re.findall(r'name="once" value="(\w+)"', page)
		(signed,) = re.findall(r'name="signed" type="checkbox" value="([^"]*)"', page)
		form = {"title": "ورشة", "record": "projector", "begins": "٣٠/١١/٢٠٢٦ ١٤:٣٠", "cost": "900.5 SYP"}
		form |= {"said_by": "سامر", "channel": "Phone Call", "given_on": "1/1/2026"}
		form |= {"items-0-item": "كرسي", "items-0-price": "5 USD"}
		return {**form, "once": once, "signed": html.unescape(signed), **changes}

	def post(self, **changes: str) -> Response:
		return self.ask("POST", **self.good(**changes))

	def again(self, **changes: str) -> str:
		answer = self.post(**changes)
		self.assertEqual(answer.status_code, 422)
		self.assertEqual(frappe.db.count(NOTICE), 0)
		return answer.get_data(as_text=True)

	def test_what_was_answered_is_taken_as_it_is_kept_and_told_in_words(self):
		answer = self.post(cost="900 USD")
		self.assertEqual((answer.status_code, answer.headers["Location"]), (303, "/coalition/notices"))
		((title, text),) = frappe.get_all(NOTICE, fields=["title", "text"], as_list=True)
		self.assertEqual(title, "ورشة")
		for told in ("Projector", "900.00 USD", "14:30", "كرسي · 5.00 USD", " on 1 January 2026"):
			self.assertIn(told, text)

	def test_what_is_sent_twice_is_done_once(self):
		form = self.good()
		for _time in range(3):
			self.assertEqual(self.ask("POST", **form).status_code, 303)
		self.assertEqual(frappe.db.count(NOTICE), 1)

	def test_a_tap_that_is_slower_than_its_twin_leads_where_that_led(self):
		known = iter([None, "/notices"])
		taking = Mock(side_effect=frappe.DuplicateEntryError)
		later = replace(ASKING, take=taking, once=lambda request, key: next(known))
		# What is undone here is the scene.
		with patch.object(routes, "pages", lambda: [later.page()]), patch.object(frappe.db, "rollback"):
			answer = self.post()
		self.assertEqual((answer.status_code, answer.headers["Location"]), (303, "/coalition/notices"))
		taking.assert_called_once()

	def test_all_that_was_typed_comes_back_with_each_problem_beside_its_field(self):
		page = self.again(title="", cost="1,234.567 USD", begins="غداً", **{"items-1-price": "abc"})
		for name in ("title", "cost", "begins", "items-1-item", "items-1-price"):
			self.assertIn(f'id="{name}-error"', page)
		for typed in ("1,234.567 USD", "غداً", "abc", "1/1/2026", "projector"):
			self.assertIn(f'value="{typed}"', page)

	def test_of_several_that_were_found_the_page_asks_which_and_takes_the_choice(self):
		page = self.again(record="قاعه حمص")
		offered = re.findall(r'name="record-chosen" type="radio" value="([^"]*)"', page)
		self.assertEqual(offered, self.records[:2])
		answer = self.post(**{"record": "قاعه حمص", "record-chosen": offered[1]})
		self.assertEqual(answer.status_code, 303)
		self.assertIn("قاعة حمص الصغيرة", frappe.get_last_doc(NOTICE).text)

	def test_nobody_signs_in_anothers_name_nor_what_was_not_shown(self):
		for signed in ("1", "0" * 64 + " سامر", ""):
			self.assertIn('id="signed-error"', self.again(signed=signed))

	def test_how_it_came_is_asked_and_nothing_came_after_today(self):
		self.assertIn('id="channel-error"', self.again(channel="Portal"))
		self.assertIn('id="given_on-error"', self.again(given_on="1/1/2190"))

	def test_a_rule_of_the_module_has_words_of_its_own(self):
		self.assertIn("This is more than a notice may cost.", self.again(cost="1000.01 USD"))

	def test_what_was_written_before_a_refusal_is_undone(self):
		page = self.again(title="Nothing")
		self.assertIn('id="title-error"', page)
		self.assertIn("Nothing is announced.", page)

	def test_what_gave_way_is_done_anew(self):
		really, tries = engine.Form._posted, []

		def give_way_once(form, request):
			tries.append(request)
			if len(tries) == 1:
				raise frappe.QueryDeadlockError
			return really(form, request)

		# What is undone here is the scene.
		with patch.object(engine.Form, "_posted", give_way_once), patch.object(frappe.db, "rollback"):
			self.assertEqual(self.post(cost="").status_code, 303)
		self.assertEqual((len(tries), frappe.db.count(NOTICE)), (2, 1))

	def test_a_form_of_files_takes_what_was_sent_and_no_more_than_it_may(self):
		taken = []
		form = Form(
			"/x",
			take=lambda request, read: taken.append(read.files["paper"]) or "/x",
			parts=(File("paper", required=True), Field("note")),
			words=lambda request: Words(button="Send"),
			limits=[Limit("files of the test", 5, 60, lambda request: frappe.session.user)],
			largest=2000,
		)
		with patch.object(routes, "pages", lambda: [form.page()]):
			without = self.ask("POST", "coalition/x", note="x")
			self.assertEqual(without.status_code, 422)
			self.assertIn("multipart/form-data", without.get_data(as_text=True))
			self.assertEqual(self.ask("POST", "coalition/x", note="x" * 3000).status_code, 413)
			self.assertEqual(taken, [])
			file = (BytesIO(b"%PDF"), "a.pdf")
			self.assertEqual(self.ask("POST", "coalition/x", paper=file).status_code, 303)
		self.assertEqual(taken, [Sent("a.pdf", b"%PDF")])

	def test_one_post_too_many_keeps_what_was_typed(self):
		with patch.object(Limit, "count", side_effect=TooManyTries(60)):
			answer = self.post(title="سطر")
		self.assertEqual((answer.status_code, answer.headers["Retry-After"]), (429, "60"))
		self.assertIn('value="سطر"', answer.get_data(as_text=True))
