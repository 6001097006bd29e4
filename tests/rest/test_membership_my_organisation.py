"""What a member sees and does by itself in the portal, and what others try with its pages."""

import re
import uuid
from functools import partial

import pytest
import requests

from tests import site
from tests.rest.at_once import Ready, at_once, post_of, statuses
from tests.rest.client import Client
from tests.rest.portal_visitor import PortalVisitor

ROOT = "/organisation"
PAGES = ("", "/profile", "/profile/identity", "/people", "/declarations", "/letters", "/public")
MEMBER, PROPOSAL, DECLARATION = "Member Organisation", "Proposed Change", "Charter Declaration"
ANSWER = "coalition.membership.doctype.proposed_change.proposed_change"


def new_delegate(address: str, duty: str = "Delegate", member: str = "", **row: object) -> PortalVisitor:
	"""A signed-in browser of somebody who acts for a member; `member` and `account` hang on it."""
	from frappe.utils.password import update_password

	from coalition.tests import factories

	with site.at_the_console():
		held = member or factories.member(organisation_name=f"جمعية {uuid.uuid4().hex[:10]}").name
		account = factories.delegate(held, duty, **row)
		update_password(account.user, site.PASSWORD)
	visitor = PortalVisitor(address)
	visitor.member, visitor.account = held, account
	assert visitor.sign_in(account.user_name).status_code == 303
	return visitor


@pytest.fixture
def delegate(charter, address) -> PortalVisitor:
	return new_delegate(address)


@pytest.fixture
def other(charter, address) -> PortalVisitor:
	return new_delegate(address)


def name_of(visitor: PortalVisitor) -> str:
	return site.value(MEMBER, visitor.member, "organisation_name")


def proposals(visitor: PortalVisitor, **more: object) -> int:
	return site.count(PROPOSAL, {"member_organisation": visitor.member, **more})


def identity(visitor: PortalVisitor, **changes: str) -> dict[str, str]:
	stored = site.value(MEMBER, visitor.member, ["organisation_name", "place", "sector"])
	return {**dict(zip(("organisation_name", "place", "sector"), stored, strict=True)), **changes}


class TestWhoSeesIt:
	def test_who_signs_in_begins_at_their_own_members_page(self, delegate):
		assert delegate.get("").headers["Location"] == f"/coalition{ROOT}"
		assert name_of(delegate) in delegate.get(ROOT).text

	def test_a_guest_is_led_to_sign_in_and_another_role_is_refused(self, address, charter):
		guest, secretary = PortalVisitor(address), PortalVisitor(address)
		assert secretary.sign_in(site.person("Coalition Secretariat")).status_code == 303
		for page in (*(ROOT + page for page in PAGES), "/declare", "/confirm", "/me", "/me/profile"):
			assert "/sign-in?next=" in guest.get(page).headers["Location"], page
			assert secretary.get(page).status_code == 403, page

	def test_pages_of_individuals_are_not_those_of_organisations(self, delegate):
		for page in ("", "/profile", "/letters", "/public"):
			assert delegate.get(f"/me{page}").status_code == 403, page

	def test_nobody_sees_anothers_member_whatever_is_asked_for(self, delegate, other):
		theirs = name_of(other)
		asked = f"?member={other.member}&holder={other.member}&member_organisation={other.member}"
		for page in (ROOT + page + more for page in PAGES for more in ("", asked)):
			answer = delegate.get(page)
			assert answer.status_code == 200, page
			# The page's own address is written back for the choice of the language.
			told = answer.text.replace(asked, "")
			assert theirs not in told and other.member not in told, page
			assert answer.headers["Cache-Control"] == "no-store"

	def test_an_account_that_is_frozen_is_a_guest_at_the_next_click(self, delegate):
		with site.at_the_console():
			from coalition.base import accounts

			accounts.freeze(delegate.account.name)
		assert "/sign-in" in delegate.get(ROOT).headers["Location"]

	def test_whose_time_is_over_is_shut_out_that_day_before_any_job_has_run(self, charter, address):
		former = new_delegate(address, "Alternate")
		with site.at_the_console():
			import frappe

			row = {"parent": former.member, "account": former.account.name}
			frappe.db.set_value("Member Person", row, "until_date", "2020-01-01")
		assert former.get(ROOT).status_code == 403
		assert former.get("/declare").status_code == 403

	def test_a_protected_member_reads_its_pseudonym_and_never_its_name(self, delegate):
		legal = name_of(delegate)
		with site.at_the_console():
			from coalition.base.privacy import seal

			shown = seal.protect(MEMBER, delegate.member)
		for page in PAGES[:2] + PAGES[3:]:
			answer = delegate.get(ROOT + page)
			assert answer.status_code == 200 and legal not in answer.text, page
		assert shown in delegate.get(ROOT).text
		assert delegate.get(f"{ROOT}/profile/contact").status_code == 404
		assert post_with_token(delegate, f"{ROOT}/letters", {}).status_code == 409


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

			from coalition.membership.charters import charter_in_force
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


def post_with_token(visitor: PortalVisitor, path: str, form: dict) -> requests.Response:
	"""A post with a token of any page, where the form itself may not be shown."""
	token = re.findall(r'name="csrf_token" value="(\w+)"', visitor.get("/account").text)[0]
	return visitor.session.post(
		visitor.address + path, data={"csrf_token": token, **form}, allow_redirects=False
	)


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

	def test_nobody_asks_for_letters_without_end(self, delegate):
		form = delegate.hidden(f"{ROOT}/letters")
		statuses = [delegate.post(f"{ROOT}/letters", form).status_code for _time in range(7)]
		assert statuses == [303] * 6 + [429]
		site.forget_tries()


class TestWhatIsPublic:
	def test_a_consent_is_given_and_withdrawn_at_once_and_twice_is_once(self, delegate, address):
		form = {"field": "organisation_name", "wish": "show"}
		for _time in range(2):
			assert post_with_token(delegate, f"{ROOT}/public", form).status_code == 303
		assert site.count("Field Consent", {"parent": delegate.member}) == 1
		assert "You are named on the public page" in delegate.get(f"{ROOT}/public").text
		for _time in range(2):
			post_with_token(delegate, f"{ROOT}/public", {**form, "wish": "hide"})
		assert site.count("Field Consent", {"parent": delegate.member, "withdrawn_on": ("is", "set")}) == 1
		fields = ["channel", "entered_by", "agreed_on"]
		channel, entered_by, agreed_on = site.value("Field Consent", {"parent": delegate.member}, fields)
		assert (channel, entered_by, str(agreed_on)) == ("Portal", delegate.account.user, site.today())

	def test_what_is_never_public_is_refused(self, delegate):
		for field in ("contact_person", "standing", "owner", "", "is_protected"):
			answer = post_with_token(delegate, f"{ROOT}/public", {"field": field, "wish": "show"})
			assert answer.status_code == 403, field
		assert site.count("Field Consent", {"parent": delegate.member}) == 0

	def test_an_alternate_looks_and_the_delegate_decides(self, delegate, address):
		alternate = new_delegate(address, "Alternate", delegate.member, person_name="سامر")
		assert "Your delegate decides" in alternate.get(f"{ROOT}/public").text
		form = {"field": "organisation_name", "wish": "show"}
		assert post_with_token(alternate, f"{ROOT}/public", form).status_code == 403
		assert site.count("Field Consent", {"parent": delegate.member}) == 0


class TestProposing:
	def test_a_proposal_changes_nothing_until_an_officer_accepts_it(self, delegate, address):
		new = f"اسم جديد {uuid.uuid4().hex[:6]}"
		form = identity(delegate, organisation_name=new, founded_in="٢٠١١", website="https://example.org")
		assert delegate.post(f"{ROOT}/profile/identity", form).status_code == 303
		assert name_of(delegate) != new
		name = site.value(PROPOSAL, {"member_organisation": delegate.member})
		officer = Client(address, site.person("Coalition Secretariat"))
		assert officer.call(f"{ANSWER}.accept", name=name).status_code == 200
		fields = ["organisation_name", "founded_in", "website"]
		assert site.value(MEMBER, delegate.member, fields) == (new, 2011, "https://example.org")
		assert officer.call(f"{ANSWER}.accept", name=name).status_code >= 400
		assert "Accepted" in delegate.get(f"{ROOT}/profile").text

	def test_what_changed_meanwhile_is_not_written_over_and_nothing_is_applied_half_way(
		self, delegate, address
	):
		form = identity(delegate, name_latin="Latin", website="https://example.org")
		delegate.post(f"{ROOT}/profile/identity", form)
		with site.at_the_console():
			import frappe

			frappe.db.set_value(MEMBER, delegate.member, "name_latin", "Meanwhile")
		name = site.value(PROPOSAL, {"member_organisation": delegate.member})
		officer = Client(address, site.person("Coalition Secretariat"))
		answer = officer.call(f"{ANSWER}.accept", name=name)
		assert answer.status_code >= 400 and "ChangedMeanwhile" in answer.text
		assert site.value(MEMBER, delegate.member, ["name_latin", "website"]) == ("Meanwhile", None)
		assert site.value(PROPOSAL, name, "status") == "Proposed"
		assert officer.call(f"{ANSWER}.decline", name=name, reason=" ").status_code >= 400
		assert officer.call(f"{ANSWER}.decline", name=name, reason="تغيّر الاسم").status_code == 200
		assert "تغيّر الاسم" in delegate.get(f"{ROOT}/profile").text

	def test_rows_are_proposed_whole_and_keep_what_the_form_does_not_show(self, delegate, address):
		with site.at_the_console():
			import frappe

			member = frappe.get_doc(MEMBER, delegate.member)
			member.append("past_work", {"title": "مشروع المياه", "year": 2015})
			member.append("past_work", {"title": "يُحذف"})
			member.save()
		form = delegate.hidden(f"{ROOT}/profile/past-work")
		kept = form["past_work-0-row"]
		form |= {"past_work-0-title": "مشروع مياه حمص", "past_work-0-year": "2016", "past_work-1-title": ""}
		form |= {"past_work-2-title": "مدرسة", "past_work-2-link": "https://example.org/school"}
		assert delegate.post(f"{ROOT}/profile/past-work", form).status_code == 303
		name = site.value(PROPOSAL, {"member_organisation": delegate.member})
		officer = Client(address, site.person("Coalition Secretariat"))
		assert officer.call(f"{ANSWER}.accept", name=name).status_code == 200
		with site.at_the_console():
			import frappe

			rows = [(row.title, row.year) for row in frappe.get_doc(MEMBER, delegate.member).past_work]
		assert rows == [("مشروع مياه حمص", 2016), ("مدرسة", 0)]
		assert site.value("Past Work", kept, "title") == "مشروع مياه حمص"

	def test_the_same_twice_is_one_proposal_and_another_waits_for_the_first(self, delegate):
		form = identity(delegate, name_latin="Latin")
		for _time in range(2):
			assert delegate.post(f"{ROOT}/profile/identity", form).status_code == 303
		answer = delegate.post(f"{ROOT}/profile/identity", {**form, "name_latin": "Another"})
		assert answer.status_code == 409 and 'value="Another"' in answer.text
		assert proposals(delegate) == 1

	def test_two_tabs_at_once_leave_one_proposal(self, delegate):
		form = {**delegate.hidden(f"{ROOT}/profile/identity"), **identity(delegate)}
		forms = [{**form, "name_latin": f"Latin {number}"} for number in range(4)]
		posts = [post_of(delegate, f"{ROOT}/profile/identity", each) for each in forms]
		assert statuses(at_once(posts)) == [303, 409, 409, 409]
		assert proposals(delegate) == 1

	def test_nothing_changed_is_no_proposal(self, delegate):
		assert delegate.post(f"{ROOT}/profile/identity", identity(delegate)).status_code == 303
		assert proposals(delegate) == 0

	def test_a_proposal_is_taken_back_by_its_own_member_alone(self, delegate, other):
		delegate.post(f"{ROOT}/profile/identity", identity(delegate, name_latin="Latin"))
		name = site.value(PROPOSAL, {"member_organisation": delegate.member})
		post_with_token(other, f"{ROOT}/profile", {"proposal": name})
		assert site.value(PROPOSAL, name, "status") == "Proposed"
		post_with_token(delegate, f"{ROOT}/profile", {"proposal": name})
		assert site.value(PROPOSAL, name, "status") == "Taken Back"

	def test_fields_that_the_section_does_not_have_are_not_proposed(self, delegate):
		forged = {"standing": "Active", "member_since": "2000-01-01", "contact_person": "x", "owner": "x"}
		assert delegate.post(f"{ROOT}/profile/identity", identity(delegate, **forged)).status_code == 303
		assert proposals(delegate) == 0

	def test_sections_that_are_none_are_not_there(self, delegate):
		for section in ("people", "nothing", "standing", "..%2f", "Name and Seat"):
			assert delegate.get(f"{ROOT}/profile/{section}").status_code == 404, section

	def test_a_mistake_is_named_beside_its_field_and_what_was_typed_comes_back(self, delegate):
		mistakes = {"organisation_name": "", "place": "Administrator", "founded_in": "abc"}
		mistakes |= {"website": "javascript:alert(1)", "name_latin": "x" * 141}
		answer = delegate.post(f"{ROOT}/profile/identity", identity(delegate, **mistakes))
		assert answer.status_code == 422
		for field in mistakes:
			assert f'id="{field}-error"' in answer.text, field
		for text in ("abc", "javascript:alert(1)", "x" * 141):
			assert f'value="{text}"' in answer.text
		assert proposals(delegate) == 0

	def test_what_was_typed_survives_the_end_of_the_session(self, delegate, address):
		form = {**delegate.hidden(f"{ROOT}/profile/identity"), **identity(delegate, name_latin="Typed")}
		with site.at_the_console():
			from coalition.base import accounts

			accounts.end_sessions(delegate.account.name)
		path = delegate.address + f"{ROOT}/profile/identity"
		answer = delegate.session.post(path, data=form, allow_redirects=False)
		assert answer.status_code == 403 and 'value="Typed"' in answer.text
		kept = dict(re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', answer.text))
		who = {"who": delegate.account.user_name, "password": site.PASSWORD}
		back = delegate.session.post(
			delegate.address + "/sign-in", data={**kept, **who}, allow_redirects=False
		)
		assert back.status_code == 200 and 'value="Typed"' in back.text
		assert proposals(delegate) == 0

	def test_what_was_typed_is_shown_as_text_and_never_as_code(self, delegate):
		rubbish = '"><script>alert(1)</script>{{ 7919*7919 }}'
		form = identity(delegate, name_latin=rubbish)
		assert delegate.post(f"{ROOT}/profile/identity", form).status_code == 303
		answer = delegate.post(f"{ROOT}/profile/identity", {**form, "name_latin": f"{rubbish} 2"})
		assert answer.status_code == 409
		for page in (answer.text, delegate.get(f"{ROOT}/profile").text):
			assert "<script>alert" not in page and "62710561" not in page

	def test_nobody_writes_a_proposal_past_its_functions(self, delegate, address):
		delegate.post(f"{ROOT}/profile/identity", identity(delegate, name_latin="Latin"))
		name = site.value(PROPOSAL, {"member_organisation": delegate.member})
		officer = Client(address, site.person("Coalition Secretariat"))
		assert officer.put(PROPOSAL, name, status="Accepted", proposed="[]").status_code >= 400
		assert officer.post(PROPOSAL, member_organisation=delegate.member).status_code == 403
		assert site.value(PROPOSAL, name, "status") == "Proposed"
		council = Client(address, site.person("Council Member"))
		assert council.call(f"{ANSWER}.accept", name=name).status_code == 403
		assert (
			delegate.session.post(f"{address}/api/method/{ANSWER}.accept", data={"name": name}).status_code
			>= 400
		)


class TestPeople:
	def add(self, **values: str) -> dict[str, str]:
		return {"what": "add", "person_name": "سامر", "duty": "Alternate", **values}

	def accept(self, address: str, member: str) -> requests.Response:
		name = site.value(PROPOSAL, {"member_organisation": member, "status": "Proposed"})
		return Client(address, site.person("Coalition Secretariat")).call(f"{ANSWER}.accept", name=name)

	def people(self, member: str) -> list[tuple]:
		with site.at_the_console():
			import frappe

			rows = frappe.get_doc(MEMBER, member).people
			return [(row.person_name, row.duty, str(row.until_date or "")) for row in rows]

	def test_an_alternate_is_proposed_and_accepted(self, delegate, address):
		assert (
			post_with_token(delegate, f"{ROOT}/people", self.add(phone="+963 944 000 111")).status_code == 303
		)
		assert self.people(delegate.member) == [("ليلى", "Delegate", "")]
		assert self.accept(address, delegate.member).status_code == 200
		assert self.people(delegate.member) == [("ليلى", "Delegate", ""), ("سامر", "Alternate", "")]
		assert site.value("Member Person", {"parent": delegate.member, "duty": "Delegate"}, "account")

	def test_a_new_delegate_follows_on_the_day_after_the_one_before(self, delegate, address):
		form = self.add(duty="Delegate", from_date="2090-05-02")
		assert post_with_token(delegate, f"{ROOT}/people", form).status_code == 303
		assert self.accept(address, delegate.member).status_code == 200
		assert self.people(delegate.member) == [("ليلى", "Delegate", "2090-05-01"), ("سامر", "Delegate", "")]

	def test_an_alternate_proposes_no_delegate_and_ends_no_delegates_time(self, delegate, address):
		alternate = new_delegate(address, "Alternate", delegate.member, person_name="سامر")
		form = self.add(duty="Delegate", from_date="2090-05-02")
		assert post_with_token(alternate, f"{ROOT}/people", form).status_code == 422
		row = site.value("Member Person", {"parent": delegate.member, "duty": "Delegate"})
		ending = {"what": "end", "who": row, "until_date": "2090-05-02"}
		assert post_with_token(alternate, f"{ROOT}/people", ending).status_code == 422
		assert proposals(delegate) == 0

	def test_nobody_ends_the_time_of_anothers_person(self, delegate, other):
		row = site.value("Member Person", {"parent": other.member})
		ending = {"what": "end", "who": row, "until_date": "2090-05-02"}
		assert post_with_token(delegate, f"{ROOT}/people", ending).status_code == 422
		assert proposals(delegate) == proposals(other) == 0

	def test_two_processes_that_enter_a_delegate_at_once_leave_one(self, charter, address):
		with site.at_the_console():
			from coalition.tests import factories

			member = factories.member(organisation_name=f"جمعية {uuid.uuid4().hex[:10]}").name
		secretaries = [site.person("Coalition Secretariat") for _ in range(2)]
		answers = at_once([partial(enter_delegate, address, user, member) for user in secretaries])
		assert min(answers) == 200
		delegates = [row for row in self.people(member) if row[1] == "Delegate"]
		assert len(delegates) == 1

	def test_two_delegates_on_one_day_are_refused_and_who_acted_is_not_taken_out(self, delegate, address):
		officer = Client(address, site.person("Coalition Secretariat"))
		row = site.value("Member Person", {"parent": delegate.member})
		stored = {"name": row, "person_name": "ليلى", "duty": "Delegate"}
		second = {"person_name": "سامر", "duty": "Delegate"}
		answer = officer.put(MEMBER, delegate.member, people=[stored, second])
		assert answer.status_code >= 400 and "TwoDelegates" in answer.text
		answer = officer.put(MEMBER, delegate.member, people=[])
		assert answer.status_code >= 400 and "PersonStays" in answer.text
		assert self.people(delegate.member) == [("ليلى", "Delegate", "")]


def enter_delegate(address: str, user: str, member: str, ready: Ready) -> int:
	client = Client(address, user)
	ready()
	person = {"person_name": f"مندوب {user[:4]}", "duty": "Delegate"}
	return client.put(MEMBER, member, people=[person]).status_code
