"""Between an application and its decision, over HTTP: the applicant's page and the members' word."""

import re
import uuid

import pytest
import requests

from tests import site
from tests.rest.at_once import at_once, post_of, statuses
from tests.rest.client import Client
from tests.rest.portal_visitor import PortalVisitor

pytestmark = pytest.mark.usefixtures("charter")
APPLICATION, OPINION, MESSAGE = "Membership Application", "Admission Opinion", "Applicant Message"
DESK = "coalition.membership.review.desk"


def an_application(status: str, **values: object) -> dict:
	"""One that stands in this status: its name and the key of its page."""
	import frappe

	from coalition.tests import factories

	with site.at_the_console():
		names = {"organisation_name": f"جمعية {uuid.uuid4().hex[:8]}", "contact_phone": a_number()}
		application = factories.application(**names)
		state = {"status": status, "workflow_state": status, **values}
		if status in ("Approved", "Declined"):
			state = {"docstatus": 1, "decided_on": frappe.utils.getdate(), **state}
		frappe.db.set_value(APPLICATION, application.name, state)
		return {"name": application.name, "key": application.submission_key, **names}


def a_number() -> str:
	return "+1555" + str(uuid.uuid4().int)[:8]


def consulted() -> dict:
	return an_application("Members Consulted", consulted_until="2099-01-01", about="نعمل في التعليم")


def status_of(application: dict) -> str:
	return site.value(APPLICATION, application["name"], "status")


@pytest.fixture
def member_name() -> str:
	from coalition.tests import factories

	with site.at_the_console():
		return factories.member().name


@pytest.fixture
def delegate(address, member_name) -> PortalVisitor:
	return a_delegate(address, member_name)


def a_delegate(address: str, member: str) -> PortalVisitor:
	account = site.account(holder_type="Member Organisation", holder=member)
	visitor = PortalVisitor(address)
	assert visitor.sign_in(account["user_name"]).status_code == 303
	return visitor


def at(application: dict) -> str:
	return f"/apply/{application['key']}"


def asked(address: str, secretary: str, text: str = "أين ترخيصكم؟") -> dict:
	application = an_application("Under Review")
	answer = Client(address, secretary).call(f"{DESK}.ask", application=application["name"], text=text)
	assert answer.status_code == 200, answer.text
	return application


def test_an_applicant_reads_the_question_on_their_page_and_answers_it_there(address, visitor, secretary):
	application = asked(address, secretary)
	Client(address, secretary).call(f"{DESK}.note", application=application["name"], text="سر بيننا")
	page = visitor.get(at(application)).text
	assert "أين ترخيصكم؟" in page and "سر بيننا" not in page
	answer = visitor.post(f"{at(application)}/answer", {"answer": "هذا هو\nوهذا"}, at=at(application))
	assert (answer.status_code, answer.headers["Location"]) == (303, f"/coalition{at(application)}")
	assert status_of(application) == "Under Review"
	assert "هذا هو\nوهذا" in visitor.get(at(application)).text


@pytest.mark.parametrize("text", ["", "   ", "س" * 4001])
def test_an_answer_that_is_none_changes_nothing_and_comes_back(address, visitor, secretary, text):
	application = asked(address, secretary)
	answer = visitor.post(f"{at(application)}/answer", {"answer": text}, at=at(application))
	assert answer.status_code == 422 and 'id="answer-error"' in answer.text
	assert text.strip() in answer.text
	assert status_of(application) == "Information Asked"


def test_an_answer_with_an_old_token_is_shown_again_with_what_was_typed(address, visitor, secretary):
	application = asked(address, secretary)
	form = {"answer": "جوابي الطويل", "csrf_token": "old"}
	answer = visitor.post(f"{at(application)}/answer", form, at=at(application))
	assert answer.status_code == 403 and "جوابي الطويل" in answer.text
	assert status_of(application) == "Information Asked"


PDF = b"%PDF-1.4 a licence"


def send_file(visitor: PortalVisitor, application: dict, name: str, content: bytes) -> requests.Response:
	path = f"{at(application)}/file"
	return visitor.post(path, at=at(application), files={"file": (name, content)})


def test_a_file_is_an_answer_and_sent_twice_it_is_kept_once_and_private(address, visitor, secretary):
	application = asked(address, secretary)
	for _time in range(2):
		assert send_file(visitor, application, "ترخيص.pdf", PDF).status_code == 303
	assert status_of(application) == "Under Review"
	messages = site.count(MESSAGE, {"application": application["name"], "direction": "From the Applicant"})
	message = site.value(MESSAGE, {"application": application["name"], "direction": "From the Applicant"})
	hung = {"attached_to_doctype": MESSAGE, "attached_to_name": message}
	assert (messages, site.count("File", hung)) == (1, 1)
	url, is_private = site.value("File", hung, ["file_url", "is_private"])
	assert is_private and requests.get(address + url).status_code == 403
	assert Client(address, secretary).session.get(address + url).content == PDF
	assert "ترخيص" in visitor.get(at(application)).text


@pytest.mark.parametrize(
	("name", "content"),
	[
		("x.pdf", b""),
		("x.pdf", b"MZ a program"),
		("x.html", b"<script>alert(1)</script>"),
		("x.png", b"\x89PNG\r\n\x1a\n"),
	],
)
def test_a_file_that_is_not_what_it_says_is_refused_and_named(address, visitor, secretary, name, content):
	application = asked(address, secretary)
	answer = send_file(visitor, application, name, content)
	assert answer.status_code == 422 and 'id="file-error"' in answer.text
	assert status_of(application) == "Information Asked"


@pytest.mark.parametrize("act", ["answer", "withdraw", "appeal", "file"])
def test_who_does_not_know_the_key_finds_no_page_to_write_on(address, visitor, act):
	token = visitor.hidden("/apply")["csrf_token"]
	url = f"{address}/coalition/apply/{'x' * 32}/{act}"
	assert visitor.session.post(url, data={"csrf_token": token, act: "نص"}).status_code == 404


def test_an_applicant_withdraws_by_a_tick_and_can_write_no_more(address, visitor, secretary):
	application = asked(address, secretary)
	path = f"{at(application)}/withdraw"
	assert visitor.post(path, {"withdrawal": "تعبنا"}, at=at(application)).status_code == 422
	assert status_of(application) == "Information Asked"
	form = {"withdrawal": "تعبنا", "sure": "1"}
	forms = visitor.hidden(path, at(application))
	assert visitor.post(path, form, at=at(application)).status_code == 303
	assert status_of(application) == "Withdrawn"
	page = visitor.get(at(application)).text
	assert "/withdraw" not in page and "/answer" not in page
	again = visitor.session.post(f"{address}/coalition{path}", data={**forms, **form}, allow_redirects=False)
	assert again.status_code == 422


def test_a_declined_applicant_reads_their_reason_and_not_the_internal_one_and_appeals_once(visitor):
	reasons = {"reason_for_applicant": "ينقص الترخيص", "decision_reason": "كلام داخلي"}
	application = an_application("Declined", **reasons)
	with site.at_the_console():
		import frappe

		row = {"doctype": "Application Step", "parent": application["name"], "parenttype": APPLICATION}
		row |= {"parentfield": "steps", "status": "Declined", "reached_on": frappe.utils.now()}
		frappe.get_doc(row).db_insert()
	page = visitor.get(at(application)).text
	assert "ينقص الترخيص" in page and "كلام داخلي" not in page
	path = f"{at(application)}/appeal"
	form = {**visitor.hidden(path, at(application)), "appeal": "لدينا ترخيص في السويد"}
	answers = [
		visitor.session.post(visitor.address + path, data=form, allow_redirects=False) for _ in range(2)
	]
	assert [answer.status_code for answer in answers] == [303, 422]
	appeal = site.value(
		"Admission Appeal", {"application": application["name"]}, ["status", "channel", "text"]
	)
	assert appeal == ("Submitted", "Portal", "لدينا ترخيص في السويد")
	assert "لدينا ترخيص في السويد" in visitor.get(at(application)).text


def test_guests_and_other_roles_see_no_applicants(address, visitor):
	assert visitor.get("/consultations").status_code == 303
	individual = PortalVisitor(address)
	individual.sign_in(site.account(portal_role="Individual Member")["user_name"])
	assert individual.get("/consultations").status_code == 403
	nobodys = PortalVisitor(address)
	nobodys.sign_in(site.account()["user_name"])
	assert nobodys.get("/consultations").status_code == 403


def test_a_delegate_sees_who_asks_to_join_without_its_contact_and_gives_the_members_word(
	delegate, member_name
):
	application = consulted()
	path = f"/consultations/{application['name']}"
	assert application["organisation_name"] in delegate.get("/consultations").text
	page = delegate.get(path).text
	assert "نعمل في التعليم" in page
	assert application["contact_phone"] not in page and "مقدّم الطلب" not in page
	assert delegate.post(path, {"opinion": "Vouches", "note": "نعرفهم"}, at=path).status_code == 303
	key = {"application": application["name"], "member_organisation": member_name}
	assert site.value(OPINION, key, ["opinion", "note", "channel"]) == ("Vouches", "نعرفهم", "Portal")
	assert " checked" in delegate.get(path).text


@pytest.mark.parametrize("opinion", ["", "Approved", "<script>alert(1)</script>"])
def test_a_word_that_is_none_is_refused_with_what_was_typed(delegate, opinion):
	application = consulted()
	path = f"/consultations/{application['name']}"
	answer = delegate.post(path, {"opinion": opinion, "note": "<b>ملاحظة</b>"}, at=path)
	assert answer.status_code == 422 and 'id="opinion-error"' in answer.text
	assert "&lt;b&gt;ملاحظة" in answer.text and "<script>alert" not in answer.text
	assert site.count(OPINION, {"application": application["name"]}) == 0


def test_what_is_not_asked_is_not_shown_nor_taken(delegate):
	asked_once = consulted()
	token = delegate.hidden(f"/consultations/{asked_once['name']}")
	for application in (
		an_application("Under Review"),
		an_application("Members Consulted", consulted_until="2020-01-01"),
	):
		path = f"/consultations/{application['name']}"
		assert delegate.get(path).status_code == 404
		assert application["organisation_name"] not in delegate.get("/consultations").text
		form = {**token, "opinion": "Opposes"}
		answer = delegate.session.post(delegate.address + path, data=form, allow_redirects=False)
		assert answer.status_code == 404
		assert site.count(OPINION, {"application": application["name"]}) == 0


def test_the_delegate_of_a_suspended_member_is_not_asked(delegate, member_name):
	from coalition.tests import factories

	with site.at_the_console():
		change = factories.standing_change(member_name, "Suspension", effective_from="2026-01-01")
		change.db_set({"status": "Approved", "workflow_state": "Approved", "docstatus": 1})
	application = consulted()
	assert application["organisation_name"] not in delegate.get("/consultations").text
	assert delegate.get(f"/consultations/{application['name']}").status_code == 404


def test_a_delegate_reads_no_opinions_and_no_messages_by_the_engines_own_doors(delegate, address):
	for doctype in (OPINION, MESSAGE, "Admission Appeal", APPLICATION):
		answer = delegate.session.get(f"{address}/api/resource/{doctype}")
		assert answer.status_code == 403, doctype
	name = consulted()["name"]
	answer = delegate.session.get(f"{address}/api/method/{DESK}.review_of", params={"application": name})
	assert answer.status_code == 403


def test_the_secretariat_forges_no_delegates_word_and_rewrites_none(
	address, secretary, delegate, member_name
):
	application = consulted()
	client = Client(address, secretary)
	words = {"application": application["name"], "member_organisation": member_name, "opinion": "Vouches"}
	forged = client.post(OPINION, **words, said_by="سامر", channel="Portal")
	assert forged.status_code >= 400
	path = f"/consultations/{application['name']}"
	assert delegate.post(path, {"opinion": "Opposes", "note": ""}, at=path).status_code == 303
	name = site.value(OPINION, {"application": application["name"]})
	assert client.put(OPINION, name, opinion="Supports").status_code >= 400
	assert site.value(OPINION, name, "opinion") == "Opposes"


def test_nobody_writes_messages_or_steps_past_the_functions(address, secretary, council_member):
	application = an_application("Under Review")
	for user in (secretary, council_member):
		client = Client(address, user)
		forged = {"application": application["name"], "direction": "From the Applicant", "text": "نوافق"}
		assert client.post(MESSAGE, **forged).status_code == 403
		row = {"status": "Approved", "reached_on": "2020-01-01 00:00:00"}
		client.put(APPLICATION, application["name"], steps=[row])
		written = {"workflow_state": "Information Asked", "status": "Information Asked"}
		assert client.put(APPLICATION, application["name"], **written).status_code >= 400
	assert site.count(MESSAGE, {"application": application["name"]}) == 0
	assert site.count("Application Step", {"parent": application["name"]}) == 0


def test_the_council_does_not_write_to_applicants_in_the_secretariats_name(address, council_member):
	application = an_application("Council Decision")
	client = Client(address, council_member)
	for act, words in (("tell", {}), ("take_in", {"channel": "Paper"}), ("withdraw", {"channel": "Paper"})):
		answer = client.call(f"{DESK}.{act}", application=application["name"], text="نص", **words)
		assert answer.status_code == 403, act
	assert client.call(f"{DESK}.note", application=application["name"], text="للنقاش").status_code == 200


def test_four_delegates_of_a_member_at_once_are_one_opinion(address, member_name):
	application = consulted()
	path = f"/consultations/{application['name']}"
	posts = []
	for opinion in ("Vouches", "Supports", "Has Concerns", "Opposes"):
		visitor = a_delegate(address, member_name)
		form = {**visitor.hidden(path), "opinion": opinion, "note": ""}
		posts.append(post_of(visitor, path, form))
	assert statuses(at_once(posts)) == [303] * 4
	assert site.count(OPINION, {"application": application["name"]}) == 1


def test_four_appeals_at_once_are_one(address):
	application = an_application("Declined")
	path = f"{at(application)}/appeal"
	posts = []
	for number in range(4):
		visitor = PortalVisitor(address)
		form = {**visitor.hidden(path, at(application)), "appeal": f"تظلّم {number}"}
		posts.append(post_of(visitor, path, form))
	assert statuses(at_once(posts)) == [303, 422, 422, 422]
	assert site.count("Admission Appeal", {"application": application["name"]}) == 1


def test_an_answer_and_a_withdrawal_at_once_leave_one_of_two_whole_states(address, secretary):
	application = asked(address, secretary)
	posts = []
	for act, form in (("answer", {"answer": "جواب"}), ("withdraw", {"sure": "1", "withdrawal": "لا"})):
		visitor, path = PortalVisitor(address), f"{at(application)}/{act}"
		form = {**visitor.hidden(path, at(application)), **form}
		posts.append(post_of(visitor, path, form))
	answers = statuses(at_once(posts))
	assert status_of(application) == "Withdrawn"
	assert answers in ([303, 303], [303, 422])
	assert re.match("MA-", application["name"])
