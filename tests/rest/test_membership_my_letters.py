"""Letters that a member makes for itself: who downloads them, and what a stranger reads of them."""

import re

from tests import site
from tests.rest.own_pages import ROOT, name_of, post_with_token
from tests.rest.portal_visitor import PortalVisitor


class TestLetters:
	def test_a_letter_is_made_once_downloaded_by_its_holder_alone_and_verified_by_anybody(
		self, delegate, other, address
	):
		first, second = (delegate.post(f"{ROOT}/letters").headers["Location"] for _time in range(2))
		assert first == second
		path = first.removeprefix("/coalition")
		for language in ("ar", "en"):
			paper = delegate.get(f"{path}/{language}")
			assert paper.content.startswith(b"%PDF") and paper.headers["Cache-Control"] == "no-store"
			assert "attachment" in paper.headers["Content-Disposition"]
			assert name_of(delegate) not in paper.headers["Content-Disposition"]
			assert other.get(f"{path}/{language}").status_code == 404
			assert "/sign-in" in PortalVisitor(address).get(f"{path}/{language}").headers["Location"]
		assert other.get(path).status_code == 404
		assert delegate.get(f"{path}/../../x").status_code == 404
		assert delegate.get(f"{path}/xx").status_code == 404
		number = path.rpartition("/")[2]
		code = re.search(r"verify/([\w-]+)", delegate.get(path).text)[1]
		verified = PortalVisitor(address).get(f"/verify/{code}").text
		assert number in verified and name_of(delegate) not in verified

	def test_the_holder_lets_more_be_seen_and_takes_it_back(self, delegate, other, address):
		path = delegate.post(f"{ROOT}/letters").headers["Location"].removeprefix("/coalition")
		code = re.search(r"verify/([\w-]+)", delegate.get(path).text)[1]
		assert post_with_token(other, path, {"seen_organisation_name": "1"}).status_code == 404
		assert delegate.post(path, {"seen_organisation_name": "1", "seen_said": "1"}).status_code == 303
		assert name_of(delegate) in PortalVisitor(address).get(f"/verify/{code}").text
		assert delegate.post(path, {}).status_code == 303
		assert name_of(delegate) not in PortalVisitor(address).get(f"/verify/{code}").text

	def test_who_is_no_member_today_gets_none(self, delegate):
		with site.at_the_console():
			import frappe

			from coalition.tests import factories

			change = factories.standing_change(delegate.member, "Suspension")
			change.db_set({"status": "Approved", "docstatus": 1, "effective_from": frappe.utils.today()})
		answer = delegate.post(f"{ROOT}/letters")
		assert answer.status_code == 409 and "no member today" in answer.text
		assert site.count("Verification Code", {"reference_name": delegate.member}) == 0

	def test_a_letter_that_would_lack_letters_is_not_made_and_says_which(self, delegate):
		with site.at_the_console():
			import frappe

			frappe.db.set_value("Member Organisation", delegate.member, "name_latin", "Hope 🌻")
		answer = delegate.post(f"{ROOT}/letters")
		assert answer.status_code == 409 and "🌻" in answer.text and "«Name in Latin Script»" in answer.text
		assert site.count("Verification Code", {"reference_name": delegate.member}) == 0

	def test_nobody_asks_for_letters_without_end(self, delegate):
		form = delegate.hidden(f"{ROOT}/letters")
		statuses = [delegate.post(f"{ROOT}/letters", form).status_code for _time in range(7)]
		assert statuses == [303] * 6 + [429]
		site.forget_tries()
