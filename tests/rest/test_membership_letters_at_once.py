"""A letter, a protection, a lift and an erasure at once: no name is left behind, and none comes back."""

import uuid

import pytest

from tests import site
from tests.rest.at_once import until_waiting
from tests.rest.own_pages import MEMBER, ROOT, name_of
from tests.rest.programs import Own, told
from tests.rest.test_membership_privacy import DESK, OPENING, REASON, Client

CODE, KIND = "Verification Code", "Membership Certificate"


@pytest.fixture
def own(address, charter) -> Own:
	from coalition.membership.charters.in_force import charter_in_force

	site.forget_tries()
	with site.at_the_console():
		# Other tests publish newer ones.
		newest = charter_in_force().name
	return Own(address, newest)


@pytest.fixture(scope="module")
def overseer() -> str:
	return site.person("Oversight Member")


def letters_of(member: str) -> int:
	return site.count(CODE, {"reference_name": member})


def test_a_program_gets_no_letter_of_a_member_that_is_being_protected(own, at_the_same_time):
	from coalition.base.privacy.sealing import seal

	# What notes that the key is used would wait for the protection, which writes into keys as well.
	told(own.program.get("me.get"))
	with site.at_the_console():
		seal.protect(MEMBER, own.member)
		asked = at_the_same_time(lambda: own.program.post("letters.issue"))
		until_waiting(MEMBER)
	assert (asked.result().status_code, asked.result().json()["reason"]) == (409, "no_member_today")
	assert letters_of(own.member) == 0


def test_its_delegate_gets_none_either(delegate, at_the_same_time):
	from coalition.base.privacy.sealing import seal

	name, form = name_of(delegate), delegate.hidden(f"{ROOT}/letters")
	with site.at_the_console():
		seal.protect(MEMBER, delegate.member)
		asked = at_the_same_time(lambda: delegate.post(f"{ROOT}/letters", form))
		until_waiting(MEMBER)
	assert asked.result().status_code == 409 and name not in asked.result().text
	assert letters_of(delegate.member) == 0


def test_a_protection_finds_the_letter_that_it_waited_for(own, address, secretary, at_the_same_time):
	name, client = site.value(MEMBER, own.member, "organisation_name"), Client(address, secretary)
	with site.at_the_console():
		letter = _letter(KIND, MEMBER, own.member)
		assert name in letter.said
		asked = at_the_same_time(lambda: client.call(f"{DESK}.protect", doctype=MEMBER, name=own.member))
		until_waiting(MEMBER)
	assert asked.result().status_code == 200
	assert name not in site.value(CODE, letter.name, "said")
	assert site.count("File", {"attached_to_name": letter.name}) == 0


def test_an_erasure_finds_the_letter_that_it_waited_for(address, secretary, overseer, at_the_same_time):
	from coalition.tests import factories

	kind, name = "Individual Member", f"ليلى السنونو {uuid.uuid4().hex[:8]}"
	with site.at_the_console():
		person = factories.individual(person_name=name).name
	request = _asked(address, secretary, "Personal Data Erasure", kind, person)
	client = Client(address, overseer)
	with site.at_the_console():
		letter = _letter("Individual Membership Certificate", kind, person)
		asked = at_the_same_time(lambda: client.call(f"{DESK}.confirm_erasure", name=request))
		until_waiting(kind)
	assert asked.result().status_code == 200
	assert name not in site.value(CODE, letter.name, "said")


def test_a_lift_brings_nobody_back_whom_an_erasure_took_meanwhile(
	own, address, secretary, overseer, at_the_same_time
):
	from coalition.base.privacy.forgetting import erasure
	from coalition.base.privacy.sealing import seal

	with site.at_the_console():
		import frappe

		name = frappe.db.get_value(MEMBER, own.member, "organisation_name")
		frappe.db.set_value(MEMBER, own.member, "contact_person", "هالة عبد الكريم")
		seal.protect(MEMBER, own.member)
	request = _asked(address, secretary, OPENING, MEMBER, own.member, purpose="Lift the Protection")
	client = Client(address, overseer)
	with site.at_the_console():
		erasure.anonymise(MEMBER, own.member)
		asked = at_the_same_time(lambda: client.call(f"{DESK}.approve_opening", name=request))
		until_waiting(MEMBER)
	assert asked.result().status_code == 200
	assert site.value(MEMBER, own.member, ["organisation_name", "contact_person"]) == (name, None)


def _letter(kind: str, doctype: str, name: str):
	import frappe

	from coalition.base.verification import issue_to_holder

	return issue_to_holder(kind, frappe.get_doc(doctype, name))


def _asked(address: str, user: str, kind: str, doctype: str, name: str, **more: str) -> str:
	about = {"reference_doctype": doctype, "reference_name": name, "reason": REASON, **more}
	answer = Client(address, user).session.post(f"{address}/api/resource/{kind}", json=about)
	return answer.json()["data"]["name"]
