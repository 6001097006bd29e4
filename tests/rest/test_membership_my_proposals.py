"""What a member proposes to change in its own record, and what an officer makes of it."""

import re
import uuid

from tests import site
from tests.rest.at_once import at_once, post_of, statuses
from tests.rest.client import Client
from tests.rest.own_pages import (
	ANSWER,
	MEMBER,
	PROPOSAL,
	ROOT,
	identity,
	name_of,
	post_with_token,
	proposals,
)


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
		for section in ("people", "nothing", "standing", "Name and Seat"):
			assert delegate.get(f"{ROOT}/profile/{section}").status_code == 404, section
		# As something that was pasted behind the address of the profile.
		assert delegate.get(f"{ROOT}/profile/..%2f").headers["Location"] == f"/coalition{ROOT}/profile"

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
			from coalition.base.accounts import portal_accounts

			portal_accounts.end_sessions(delegate.account.name)
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


def test_each_part_of_the_profile_is_proposed_by_its_page(delegate):
	changed = {
		"contact": {"contact_person": "سعاد", "contact_phone": "+963944555777"},
		"about": {"about": "نعمل مع النساء"},
	}
	for part, form in changed.items():
		assert delegate.post(f"{ROOT}/profile/{part}", form).status_code == 303, part
	for title in ("Contact Details", "About Us"):
		assert proposals(delegate, section=title) == 1


def test_what_is_taken_back_by_three_taps_at_once_is_taken_back(delegate):
	delegate.post(f"{ROOT}/profile/identity", identity(delegate, name_latin="Latin"))
	name = site.value(PROPOSAL, {"member_organisation": delegate.member})
	form = {**delegate.hidden(f"{ROOT}/profile"), "proposal": name}
	answers = at_once([post_of(delegate, f"{ROOT}/profile", form)] * 3)
	assert statuses(answers) == [303] * 3
	assert site.value(PROPOSAL, name, "status") == "Taken Back"
