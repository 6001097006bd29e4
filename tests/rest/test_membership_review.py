"""Between an application and its decision, over HTTP: the applicant's page, and who writes to it."""

import re

import pytest
import requests

from tests import site
from tests.rest.at_once import at_once, post_of, statuses
from tests.rest.client import Client
from tests.rest.portal_visitor import PortalVisitor
from tests.rest.under_review import APPLICATION, DESK, MESSAGE, an_application, asked, at, status_of

pytestmark = pytest.mark.usefixtures("charter")


def test_an_applicant_reads_the_question_on_their_page_and_answers_it_there(address, visitor, secretary):
	application = asked(address, secretary)
	Client(address, secretary).call(f"{DESK}.note", application=application["name"], text="سر بيننا")
	page = visitor.get(at(application)).text
	assert "أين ترخيصكم؟" in page and "سر بيننا" not in page
	answer = visitor.post(f"{at(application)}/answer", {"answer": "هذا هو\nوهذا"}, at=at(application))
	assert (answer.status_code, answer.headers["Location"]) == (303, f"/coalition{at(application)}")
	assert status_of(application) == "Under Review"
	assert "هذا هو\nوهذا" in visitor.get(at(application)).text


def test_an_answer_that_is_sent_several_times_is_kept_once(address, visitor, secretary):
	application = asked(address, secretary)
	path = f"{at(application)}/answer"
	form = {**visitor.hidden(path, at(application)), "answer": "هذا هو"}
	assert statuses(at_once([post_of(visitor, path, form)] * 3)) == [303] * 3
	written = {"application": application["name"], "direction": "From the Applicant"}
	assert site.count(MESSAGE, written) == 1
	# Written once more on purpose.
	assert visitor.post(path, {"answer": "هذا هو"}, at=at(application)).status_code == 303
	assert site.count(MESSAGE, written) == 2


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
	# Somebody else sent another file of that name before.
	assert send_file(visitor, asked(address, secretary), "ترخيص.pdf", PDF + b"\n").status_code == 303
	for _time in range(2):
		assert send_file(visitor, application, "ترخيص.pdf", PDF).status_code == 303
	assert status_of(application) == "Under Review"
	messages = site.count(MESSAGE, {"application": application["name"], "direction": "From the Applicant"})
	message = site.value(MESSAGE, {"application": application["name"], "direction": "From the Applicant"})
	hung = {"attached_to_doctype": MESSAGE, "attached_to_name": message}
	assert (messages, site.count("File", hung)) == (1, 1)
	url, is_private = site.value("File", hung, ["file_url", "is_private"])
	assert is_private and requests.get(address + url).status_code == 404
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
	assert "تعبنا" in again.text.split("</ol>")[1]


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
