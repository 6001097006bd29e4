"""An application on its way to the desk: drafts, what is posted twice or too late, and what is not sent."""

import pytest

from tests import site
from tests.rest.applicant import CHARTER, PEOPLE, WORK, Applicant, drafts, typed_back
from tests.rest.at_once import at_once, post_of

pytestmark = pytest.mark.usefixtures("charter")


def test_steps_that_were_filled_in_become_one_application_at_the_desk(applicant):
	applicant.fill()
	assert applicant.stored() == 0
	answer = applicant.send()
	assert (answer.status_code, answer.headers["Location"]) == (303, f"/coalition{applicant.path}")
	page = applicant.get(applicant.path)
	assert page.status_code == 200
	assert applicant.application() in page.text and "Submitted" in page.text


def test_nothing_that_was_not_sent_is_at_the_desk_and_its_key_is_stored_nowhere(applicant):
	applicant.fill()
	with site.at_the_console():
		import frappe

		stored = frappe.get_all("Application Draft", fields=["name", "answers"])
	assert applicant.stored() == 0
	assert all(applicant.key not in row.name + row.answers for row in stored)
	assert all(applicant.organisation not in row.answers for row in stored)


def test_a_sent_draft_is_gone_and_its_link_is_the_applicants_page(applicant):
	before = drafts()
	applicant.fill()
	applicant.send()
	assert drafts() == before - 1
	for path in ("", "/identity", "/summary", "/files"):
		assert applicant.get(applicant.path + path).status_code in (200, 404), path
	assert applicant.application() in applicant.get(f"{applicant.path}/identity").text


def test_every_step_posted_three_times_is_the_same_as_once(applicant):
	before = drafts()
	for _time in range(3):
		applicant.fill()
	assert drafts() == before
	assert {applicant.send().headers["Location"]} == {f"/coalition{applicant.path}"}
	assert applicant.stored() == 1


def test_the_first_step_posted_again_begins_no_second_draft(address):
	applicant = Applicant(address)
	form = {**applicant.hidden("/apply"), "kind": "Organisation"}
	before = drafts()
	url = f"{applicant.address}/apply"
	answers = [applicant.session.post(url, data=form, allow_redirects=False) for _time in range(3)]
	assert {answer.headers["Location"] for answer in answers} == {f"/coalition/apply/{form['draft']}"}
	assert drafts() == before + 1


def tap(visitor: Applicant, path: str, form: dict, times: int = 4) -> set[tuple]:
	"""Post the same form several times at once; answers what came of it."""
	answers = at_once([post_of(visitor, path, form)] * times)
	return {(answer.status_code, answer.headers.get("Location")) for answer in answers}


def test_a_finger_that_taps_twice_sees_no_error_and_sends_once(applicant):
	applicant.fill()
	form = applicant.hidden(f"{applicant.path}/send", at=f"{applicant.path}/summary")
	found = tap(applicant, f"{applicant.path}/send", form)
	assert found == {(303, f"/coalition{applicant.path}")}
	assert applicant.stored() == 1


def test_a_finger_that_taps_twice_begins_one_draft(address):
	applicant = Applicant(address)
	form = {**applicant.hidden("/apply"), "kind": "Initiative"}
	before = drafts()
	found = tap(applicant, "/apply", form)
	assert found == {(303, f"/coalition/apply/{form['draft']}")}
	assert drafts() == before + 1


def test_two_tabs_on_two_steps_keep_what_both_saved(applicant):
	identity = {**applicant.hidden(f"{applicant.path}/identity"), "organisation_name": applicant.organisation}
	assert applicant.step("work", WORK).status_code == 303
	url = f"{applicant.address}{applicant.path}/identity"
	assert applicant.session.post(url, data=identity, allow_redirects=False).status_code == 303
	assert applicant.organisation in applicant.get(f"{applicant.path}/summary").text
	assert 'value="حمص" selected' in applicant.get(f"{applicant.path}/work").text


def test_a_step_posted_after_the_application_was_sent_changes_nothing(applicant):
	applicant.fill()
	form = {**applicant.hidden(f"{applicant.path}/work"), **WORK, "website": "https://example.org/x"}
	applicant.send()
	before = drafts()
	url = f"{applicant.address}{applicant.path}/work"
	answer = applicant.session.post(url, data=form, allow_redirects=False)
	assert answer.status_code == 409
	assert "https://example.org/x" in answer.text and f'href="/coalition{applicant.path}"' in answer.text
	assert drafts() == before
	assert site.value("Membership Application", applicant.application(), "website") is None
	# Nor is it begun anew by its key, nor deleted.
	begun = {**applicant.hidden("/apply"), "kind": "Initiative", "draft": applicant.path.rpartition("/")[2]}
	for path in ("/apply", f"{applicant.path}/delete"):
		answer = applicant.session.post(applicant.address + path, data=begun, allow_redirects=False)
		assert (answer.status_code, drafts()) == (409, before), path


def test_a_step_of_a_draft_that_ran_out_loses_nothing_that_was_typed(applicant):
	form = {**applicant.hidden(f"{applicant.path}/work"), **WORK, "website": "example.org"}
	applicant.post(f"{applicant.path}/delete", at=applicant.path)
	url = f"{applicant.address}{applicant.path}/work"
	answer = applicant.session.post(url, data=form, allow_redirects=False)
	assert answer.headers["Location"] == f"/coalition{applicant.path}"
	assert applicant.get(applicant.path).status_code == 200
	applicant.step("kind", {"kind": "Initiative"})
	assert typed_back(applicant.get(f"{applicant.path}/work").text, "website") == "https://example.org"


def test_an_application_with_something_missing_is_not_sent_and_says_where(applicant):
	applicant.fill()
	applicant.step("kind", {"kind": "Initiative"})
	other = Applicant(applicant.site)
	other.begin()
	answer = other.send()
	assert answer.status_code == 422
	assert f'href="/coalition{other.path}/identity?back=summary"' in answer.text
	assert other.application() is None
	assert applicant.send().status_code == 303


def test_only_what_the_kind_is_asked_is_sent(applicant):
	applicant.fill()
	applicant.step("work", {**WORK, "people_band": "1 to 5", "founded_in": "٢٠١٣"})
	applicant.step("kind", {"kind": "Individual"})
	applicant.step("people", {"contact_phone": "0944123456"})
	applicant.send()
	fields = ["kind", "people_band", "founded_in", "contact_person", "signatory"]
	kind, band, *others = site.value("Membership Application", applicant.application(), fields)
	assert (kind, others) == ("Individual", [0, applicant.organisation, "ليلى"]) and not band


def test_the_form_cannot_set_what_is_the_systems(applicant):
	forged = {"status": "Approved", "workflow_state": "Approved", "docstatus": "1", "owner": "Administrator"}
	applicant.fill()
	for step, form in (("work", WORK), ("people", PEOPLE), ("charter", CHARTER)):
		assert applicant.step(step, {**form, **forged, "member_organisation": "MO-0001"}).status_code == 303
	assert applicant.post(f"{applicant.path}/send", forged, at=f"{applicant.path}/summary").status_code == 303
	stored = site.value(
		"Membership Application",
		applicant.application(),
		["status", "docstatus", "owner", "member_organisation"],
	)
	assert stored == ("Submitted", 0, "Guest", None)


def test_nobody_declares_a_charter_that_they_were_not_shown(applicant):
	applicant.fill()
	answer = applicant.step("charter", {**CHARTER, "charter": "another"})
	assert answer.status_code == 409
	assert " checked" not in answer.text
	with site.at_the_console():
		from coalition.tests import factories

		factories.charter(holds_for_months=0)
	# What was ticked before it was published is asked for again.
	assert applicant.send().status_code == 422
	assert applicant.stored() == 0
	assert " checked" not in applicant.get(f"{applicant.path}/charter").text
	applicant.step("charter", CHARTER)
	assert applicant.send().status_code == 303
