"""What has changed since a cursor: told once, in order, and nothing of others."""

from dataclasses import replace
from unittest.mock import patch

import pytest

from tests import site
from tests.rest.changes import SCOPES, change, new_member, now, program_of, since
from tests.rest.programs import Program, make_key, problem, told


@pytest.fixture
def member(charter) -> str:
	return new_member()


@pytest.fixture
def program(address, member) -> Program:
	return program_of(address, member)


def test_what_happens_is_told_once_and_in_order(program, member, charter):
	from coalition.tests import factories

	cursor = now(program)
	assert since(program, cursor)[0] == []
	with site.at_the_console():
		declared = factories.declaration(member, charter, "2026-01-05").name
	letter = told(program.post("letters.issue"))["number"]
	found, later = since(program, cursor)
	assert found == [
		("declaration", declared, "made"),
		("organisation", member, "changed"),
		("letter", letter, "made"),
	]
	assert since(program, later)[0] == []
	with site.at_the_console():
		from coalition.base.verification import revoke

		revoke(site_code(letter), "خطأ")
	assert since(program, later)[0] == [("letter", letter, "ended")]


def site_code(number: str) -> str:
	import frappe

	return frappe.db.get_value("Verification Code", {"number": number})


def test_a_protection_a_lift_and_an_erasure_are_told_of_all_that_they_change(program, member, charter):
	from coalition.base.privacy.forgetting import erasure
	from coalition.base.privacy.sealing import seal
	from coalition.tests import factories

	with site.at_the_console():
		import frappe

		declared = factories.declaration(member, charter, "2026-01-05")
		# A draft, which is in no list.
		frappe.copy_doc(declared).insert()
		proposal = factories.proposal(frappe.get_doc("Member Organisation", member)).name
	letter, cursor = told(program.post("letters.issue"))["number"], now(program)
	kinds = [("declaration", declared.name), ("letter", letter), ("organisation", member)]
	kinds.append(("proposal", proposal))
	for rewrite in (seal.protect, seal.lift, erasure.anonymise):
		with site.at_the_console():
			rewrite("Member Organisation", member)
		found, cursor = since(program, cursor)
		assert sorted(found) == [(*each, "changed") for each in kinds], rewrite.__name__


def test_a_policy_by_which_standing_follows_is_told(program, member):
	cursor = now(program)
	with site.at_the_console():
		import frappe

		frappe.get_doc("Membership Policy").save()
	assert since(program, cursor)[0] == [("organisation", member, "changed")]


def test_a_change_of_standing_is_told_where_it_was_approved_and_not_where_it_was_declined(program, member):
	cursor = now(program)
	decide(member, "Decline")
	found, cursor = since(program, cursor)
	assert found == []
	decide(member, "Approve")
	assert ("organisation", member, "changed") in since(program, cursor)[0]


def decide(member: str, action: str) -> None:
	from coalition.base.apps import roles
	from coalition.tests import factories

	with site.at_the_console():
		import frappe
		from frappe.model.workflow import apply_workflow

		secretary, council = factories.user(roles.SECRETARIAT), factories.user(roles.COUNCIL)
		frappe.set_user(secretary)
		change = factories.standing_change(member, "Suspension")
		for user, step in (
			(secretary, "Ask for the Change"),
			(secretary, "Put to the Body"),
			(council, action),
		):
			frappe.set_user(user)
			change = apply_workflow(change, step)


def test_a_document_of_another_kind_is_no_letter(program, member):
	from coalition.base.verification import issue_to_holder, kinds
	from coalition.membership.certificates.certificate import certificate

	other, cursor = replace(certificate(), kind="Thanks", prefix="TH"), now(program)
	with site.at_the_console(), patch.object(kinds, "all_kinds", lambda: [other]):
		import frappe

		issue_to_holder("Thanks", frappe.get_doc("Member Organisation", member))
	assert since(program, cursor)[0] == [] == told(program.get("letters.list"))["items"]


def test_a_page_goes_on_where_the_one_before_ended(program, member):
	cursor, found = now(program), []
	for number in range(5):
		change(member, f"نص {number}")
	while True:
		page = told(program.get("changes.list", cursor=cursor, length=2))
		found, cursor = [*found, *page["items"]], page["cursor"]
		if not page["more"]:
			break
	assert len(found) == 5


def test_nothing_of_others_is_told(address, program, charter):
	from coalition.tests import factories

	cursor = now(program)
	with site.at_the_console():
		other = factories.member().name
		factories.declaration(other, charter, "2026-01-05")
	change(other, "نص")
	assert since(program, cursor)[0] == []


def test_a_key_learns_of_what_it_may_read_alone(address, member, charter):
	from coalition.tests import factories

	narrow = program_of(address, member, "changes:read", "declarations:read")
	cursor = now(narrow)
	change(member, "نص")
	with site.at_the_console():
		declared = factories.declaration(member, charter, "2026-01-06").name
	assert since(narrow, cursor)[0] == [("declaration", declared, "made")]


def test_what_is_rolled_back_is_not_told(program, member):
	cursor = now(program)
	with site.at_the_console():
		import frappe

		frappe.get_doc("Member Organisation", member).update({"about": "يُنسى"}).save()
		frappe.db.rollback()
	assert since(program, cursor)[0] == []


def test_a_cursor_is_of_one_program(address, program, member):
	other = program_of(address, member)
	for wrong in (now(other), "x"):
		problem(program.get("changes.list", cursor=wrong), 422, "invalid")


def test_a_cursor_that_is_too_old_says_so(program, member):
	cursor = now(program)
	for number in range(3):
		change(member, f"نص {number}")
	_age(member, number=("<", 3))
	problem(program.get("changes.list", cursor=cursor), 410, "cursor_too_old")
	assert len(told(program.get("changes.list"))["items"]) == 1


def _age(member: str, **which: object) -> None:
	"""Make notes older than they are kept, and sweep."""
	with site.at_the_console():
		import frappe

		from coalition.base.program_keys import feeds

		feed = frappe.get_all("Change Feed", {"holder": member}, pluck="name")[0]
		old = frappe.utils.add_days(frappe.utils.now_datetime(), -91)
		frappe.db.set_value("Change Note", {"feed": feed, **which}, "happened_on", old)
		feeds.sweep()


def test_whoever_asks_often_is_never_too_late_for_what_it_may_not_read(address, member):
	narrow = program_of(address, member, "changes:read", "letters:read")
	cursor = now(narrow)
	change(member, "نص")
	found, cursor = since(narrow, cursor)
	_age(member)
	assert found == [] and since(narrow, cursor)[0] == []


def test_a_cursor_from_after_the_copy_that_a_site_was_brought_back_from_is_told_so(program, member):
	change(member, "نص")
	cursor = now(program)
	with site.at_the_console():
		import frappe

		frappe.db.set_value("Change Feed", {"holder": member}, "last_number", 0)
		frappe.db.delete("Change Note", {"record": member})
	problem(program.get("changes.list", cursor=cursor), 410, "cursor_too_old")


def test_a_cursor_of_a_feed_that_was_forgotten_is_too_old_for_the_one_that_began_anew(address, member):
	key, header = make_key(*SCOPES, holder_type="Member Organisation", holder=member)
	program = Program(address, header)
	change(member, "نص")
	cursor = now(program)
	with site.at_the_console():
		import frappe

		from coalition.base.program_keys import feeds

		frappe.db.set_value("Program Key", key, "expires_on", "2026-01-01")
		feeds.sweep()
		doc = frappe.get_doc("Program Key", key)
		doc.update({"expires_on": frappe.utils.add_days(frappe.utils.getdate(), 30)}).save()
	for number in range(2):
		change(member, f"نص {number}")
	problem(program.get("changes.list", cursor=cursor), 410, "cursor_too_old")
	assert len(told(program.get("changes.list"))["items"]) == 2


def test_a_revoked_key_leaves_no_feed(address, member):
	from coalition.base.program_keys import desk

	key, _header = make_key(*SCOPES, holder_type="Member Organisation", holder=member)
	change(member, "نص")
	assert site.count("Change Note", {"record": member}) == 1
	with site.at_the_console():
		desk.revoke(key, "لم يعد يلزم")
	assert site.count("Change Feed", {"program_key": key}) == 0
	assert site.count("Change Note", {"record": member}) == 0


def test_an_applicants_consent_decides_what_is_told_of_an_application(address, charter):
	from tests.rest.test_api_applications import filled, send

	site.forget_tries()
	scopes = ("changes:read", "applications:read", "applications:submit")
	intake = Program(address, make_key(*scopes)[1])
	cursor = now(intake)
	name = told(send(intake, filled(intake, may_follow=True)))["application"]
	told(send(intake, filled(intake)))
	found, _later = since(intake, cursor)
	assert found == [("application", name, "made")]
