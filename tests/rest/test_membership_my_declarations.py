"""The charter as a delegate declares it in the portal, and what others entered in their name."""

import re

import pytest

from tests import site
from tests.rest.at_once import at_once, post_of, statuses
from tests.rest.own_pages import DECLARATION, MEMBER, ROOT, new_delegate, post_with_token


class TestDeclaring:
	def ticks(self) -> dict[str, str]:
		return {"clause_0": "1", "clause_1": "1"}

	def test_a_delegate_declares_once_a_day_whatever_is_posted_twice(self, delegate):
		form = {**delegate.hidden("/declare"), **self.ticks()}
		for _time in range(3):
			assert delegate.post("/declare", form).headers["Location"] == f"/coalition{ROOT}/declarations"
		fields = ["channel", "signatory", "person_account", "entered_by", "docstatus"]
		stored = site.value(DECLARATION, {"member_organisation": delegate.member}, fields)
		assert stored == ("Portal", "ليلى", delegate.account.user, None, 1)
		assert site.count(DECLARATION, {"member_organisation": delegate.member}) == 1
		assert site.value(MEMBER, delegate.member, "standing") == "Active"
		assert "Your declaration of today is recorded" in delegate.get(f"{ROOT}/declarations").text

	def test_what_was_ticked_besides_is_kept(self, delegate):
		delegate.post("/declare", {**self.ticks(), "clause_2": "1"})
		name = site.value(DECLARATION, {"member_organisation": delegate.member})
		assert site.count("Declared Clause", {"parent": name, "is_declared": 1}) == 3

	def test_a_mandatory_clause_is_asked_for_and_the_ticks_stay(self, delegate):
		answer = delegate.post("/declare", {"clause_1": "1"})
		assert answer.status_code == 422 and 'id="clause_0-error"' in answer.text
		assert re.search(r'name="clause_1"[^>]* checked', answer.text)
		assert site.count(DECLARATION, {"member_organisation": delegate.member}) == 0

	def test_forged_fields_declare_for_nobody_else_and_on_no_other_day(self, delegate, other):
		forged = {"member_organisation": other.member, "member": other.member, "declared_on": "2016-01-01"}
		forged |= {"signatory": "مزوّر", "channel": "Paper", "valid_until": "2099-01-01"}
		assert delegate.post("/declare", {**self.ticks(), **forged}).status_code == 303
		assert site.count(DECLARATION, {"member_organisation": other.member}) == 0
		fields = ["signatory", "channel", "declared_on"]
		stored = site.value(DECLARATION, {"member_organisation": delegate.member}, fields)
		assert (stored[0], stored[1], str(stored[2])) == ("ليلى", "Portal", site.today())

	def test_a_charter_that_was_not_shown_is_not_declared(self, delegate):
		assert delegate.post("/declare", {**self.ticks(), "charter": "another"}).status_code == 409
		assert site.count(DECLARATION, {"member_organisation": delegate.member}) == 0

	def test_a_post_without_a_token_declares_nothing_and_keeps_the_ticks(self, delegate):
		answer = delegate.post("/declare", {**self.ticks(), "csrf_token": "old"})
		assert answer.status_code == 403 and re.search(r'name="clause_1"[^>]* checked', answer.text)
		assert site.count(DECLARATION, {"member_organisation": delegate.member}) == 0

	def test_an_alternate_reads_the_charter_and_the_delegate_declares_it(self, delegate, address):
		alternate = new_delegate(address, "Alternate", delegate.member, person_name="سامر")
		page = alternate.get("/declare").text
		assert "Your delegate declares the charter" in page and 'name="clause_0"' not in page
		assert alternate.post("/declare", self.ticks()).status_code == 403
		assert site.count(DECLARATION, {"member_organisation": delegate.member}) == 0

	def test_two_tabs_at_once_make_one_declaration(self, delegate):
		form = {**delegate.hidden("/declare"), **self.ticks()}
		assert statuses(at_once([post_of(delegate, "/declare", form)] * 4)) == [303] * 4
		assert site.count(DECLARATION, {"member_organisation": delegate.member}) == 1


class TestConfirming:
	@pytest.fixture
	def entered(self, delegate) -> str:
		with site.at_the_console():
			import frappe

			from coalition.membership.charters.in_force import charter_in_force
			from coalition.tests import factories

			frappe.set_user(site_secretary())
			return factories.declaration(delegate.member, charter_in_force().name, frappe.utils.today()).name

	def test_what_was_entered_for_a_delegate_waits_for_them_and_is_confirmed_by_them_alone(
		self, delegate, other, entered
	):
		assert site.value(DECLARATION, entered, "person_account") == delegate.account.user
		assert entered not in other.get("/confirm").text
		form = {"entry": f"{DECLARATION}:{entered}", "answer": "confirm"}
		assert post_with_token(other, "/confirm", form).status_code == 303
		assert site.value(DECLARATION, entered, "confirmed_by") is None
		assert "Entered for you: 1" in delegate.get(ROOT).text
		for _time in range(2):
			assert post_with_token(delegate, "/confirm", form).status_code == 303
		assert site.value(DECLARATION, entered, "confirmed_by") == delegate.account.user

	def test_a_delegate_says_what_is_wrong_and_nothing_changes_by_itself(self, delegate, entered):
		form = {"entry": f"{DECLARATION}:{entered}", "answer": "deny"}
		empty = post_with_token(delegate, "/confirm", {**form, "denial": "  "})
		assert empty.status_code == 422 and "Please write what is wrong" in empty.text
		assert post_with_token(delegate, "/confirm", {**form, "denial": "لم نُقرّ بعد"}).status_code == 303
		fields = ["denial", "confirmed_by", "docstatus"]
		assert site.value(DECLARATION, entered, fields) == ("لم نُقرّ بعد", None, 1)
		post_with_token(delegate, "/confirm", {**form, "answer": "confirm"})
		assert site.value(DECLARATION, entered, "confirmed_by") is None


def site_secretary() -> str:
	from coalition.tests import factories

	return factories.user("Coalition Secretariat", "Coalition Administrator")
