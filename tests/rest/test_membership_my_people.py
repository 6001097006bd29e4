"""Who acts for a member, as the member proposes it and as the desk enters it."""

import uuid
from functools import partial

import requests

from tests import site
from tests.rest.at_once import Ready, at_once
from tests.rest.client import Client
from tests.rest.own_pages import ANSWER, MEMBER, PROPOSAL, ROOT, new_delegate, post_with_token, proposals


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
