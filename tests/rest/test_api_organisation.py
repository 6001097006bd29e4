"""What a member's own program reads and proposes: its organisation, its people, declarations and letters."""

import pytest

from tests import site
from tests.rest.programs import SCOPES_OF_MEMBERS as SCOPES
from tests.rest.programs import Own, Program, make_key, problem, told


@pytest.fixture
def own(address, charter) -> Own:
	site.forget_tries()
	return Own(address, charter)


def test_a_program_reads_its_own_organisation(own):
	found = told(own.program.get("organisation.get"))
	assert (found["name"], found["standing"]) == (own.member, "Active")
	assert "vote" in found["entitlements"] and found["profile"]["website"] == "https://example.org"


def test_a_program_reads_the_people_of_its_organisation(own):
	(person,) = told(own.program.get("people.list"))["people"]
	assert (person["person_name"], person["duty"], person["acts_today"]) == (
		"ليلى المندوبة",
		"Delegate",
		True,
	)


def test_a_program_of_a_protected_member_reads_nothing_that_is_sealed(own):
	from coalition.base.privacy.sealing import seal

	name = site.value("Member Organisation", own.member, "organisation_name")
	with site.at_the_console():
		seal.protect("Member Organisation", own.member)
	answers = [
		own.program.get(path) for path in ("organisation.get", "people.list", "declarations.list", "me.get")
	]
	assert [answer.status_code for answer in answers] == [200] * 4
	assert not any(word in answer.text for answer in answers for word in (name, "ليلى", "944", "example.org"))
	assert told(answers[0])["is_protected"] and told(answers[1])["people"] == []
	assert problem(own.program.post("letters.issue"), 409, "refused")["reason"] == "no_member_today"
	person = {"person_name": "سامر", "duty": "Contact"}
	problem(own.program.post("people.propose", headers=own.version(), **person), 403, "not_allowed")
	sent = {"profile": {"website": "https://elsewhere.example.org"}}
	problem(own.program.post("organisation.propose", headers=own.version(), **sent), 422, "invalid")


def test_each_scope_opens_its_own_endpoints_alone(address, own):
	needed = {
		"organisation.get": ["organisation:read"],
		"proposals.list": ["organisation:read", "people:read"],
		"people.list": ["people:read"],
		"declarations.list": ["declarations:read"],
		"letters.list": ["letters:read"],
	}
	holder = {"holder_type": "Member Organisation", "holder": own.member}
	for endpoint, scopes in needed.items():
		others = [each for each in SCOPES if each not in scopes]
		refused = problem(_with(address, others, holder).get(endpoint), 403, "scope_missing")
		assert refused["detail"] == " / ".join(scopes)
		for scope in scopes:
			assert _with(address, [scope], holder).get(endpoint).status_code == 200


def test_a_program_of_no_member_has_no_organisation(address):
	program = Program(address, make_key(*SCOPES)[1])
	for endpoint in (
		"organisation.get",
		"people.list",
		"declarations.list",
		"letters.list",
		"proposals.list",
	):
		problem(program.get(endpoint), 403, "not_a_member")


def test_what_is_proposed_waits_for_the_secretariat(own):
	sent = {"profile": {"website": "new.example.org", "work_places": ["حمص"]}, "note": "انتقلنا"}
	made = told(own.program.post("organisation.propose", headers=own.version(), **sent))["proposals"]
	assert [each["section"] for each in made] == ["Name and Seat", "Sectors and Places of Work"]
	assert site.value("Member Organisation", own.member, "website") == "https://example.org"
	with site.at_the_console():
		from coalition.membership.change_proposals import deciding

		deciding.accept(made[0]["name"])
	assert told(own.program.get("organisation.get"))["profile"]["website"] == "https://new.example.org"
	states = {each["name"]: each["status"] for each in told(own.program.get("proposals.list"))["items"]}
	assert states == {made[0]["name"]: "Accepted", made[1]["name"]: "Proposed"}


def test_a_proposal_names_the_program_and_is_taken_back_by_it_alone(address, own):
	sent = {"profile": {"name_latin": "New Name"}}
	(made,) = told(own.program.post("organisation.propose", headers=own.version(), **sent))["proposals"]
	assert made["proposer"] == "نموذج الفرع"
	other = _with(address, SCOPES, {"holder_type": "Member Organisation", "holder": own.member})
	problem(other.post("proposals.take_back", proposal=made["name"]), 404, "not_found")
	told(own.program.post("proposals.take_back", proposal=made["name"]))
	again = own.program.post("proposals.take_back", proposal=made["name"])
	assert problem(again, 409, "refused")["reason"] == "answered_already"


def test_a_successor_takes_back_what_the_key_before_it_proposed(address, own):
	from coalition.base.program_keys import desk

	sent = {"profile": {"name_latin": "Before"}}
	(made,) = told(own.program.post("organisation.propose", headers=own.version(), **sent))["proposals"]
	with site.at_the_console():
		successor = Program(address, desk.replace(own.key, 1)["header"])
	told(successor.post("proposals.take_back", proposal=made["name"]))
	assert site.value("Proposed Change", made["name"], "status") == "Taken Back"


def test_whoever_may_propose_people_alone_sees_and_takes_back_what_it_proposed(address, own):
	holder = {"holder_type": "Member Organisation", "holder": own.member}
	narrow = _with(address, ("people:read", "people:propose"), holder)
	headers = {"If-Match": narrow.get("people.list").headers["ETag"]}
	sent = {"person_name": "سامر", "duty": "Contact", "phone": "+963 955 000 000"}
	made = told(narrow.post("people.propose", headers=headers, **sent))["proposal"]
	assert [each["name"] for each in told(narrow.get("proposals.list"))["items"]] == [made["name"]]
	told(narrow.post("proposals.take_back", proposal=made["name"]))


def test_a_stored_row_that_is_named_twice_is_one_row_and_a_new_one(own):
	_accept(own, registrations=[{"authority": "الأول"}])
	(row,) = [each["row"] for each in _registrations(own)]
	_accept(own, registrations=[{"row": row, "authority": "الثاني"}, {"row": row, "authority": "الثالث"}])
	assert [each["authority"] for each in _registrations(own)] == ["الثاني", "الثالث"]
	_accept(own, work_places=["حمص", "حمص"])
	assert told(own.program.get("organisation.get"))["profile"]["work_places"] == ["حمص"]


def _registrations(own) -> list[dict]:
	return told(own.program.get("organisation.get"))["profile"]["registrations"]


def _accept(own, **profile: object) -> None:
	from coalition.membership.change_proposals import deciding

	(made,) = told(own.program.post("organisation.propose", headers=own.version(), profile=profile))[
		"proposals"
	]
	with site.at_the_console():
		deciding.accept(made["name"])


def test_rules_of_the_profile_name_the_field(own):
	row = {"authority": "سجل", "valid_until": "never"}
	sent = {"profile": {"website": "javascript:x", "place": "لا مكان", "registrations": [row]}}
	sent["profile"]["work_places"] = ["حمص", "لا مكان"]
	found = problem(own.program.post("organisation.propose", headers=own.version(), **sent), 422, "invalid")
	assert {each["field"]: each["problem"] for each in found["errors"]} == {
		"profile.website": "not_a_link",
		"profile.place": "not_listed",
		"profile.registrations.0.valid_until": "not_a_day",
		"profile.work_places.1": "not_listed",
	}
	assert all(each["message"] for each in found["errors"])


def test_a_change_says_which_version_was_read(own):
	sent, version = {"profile": {"name_latin": "New"}}, own.version()
	problem(own.program.post("organisation.propose", **sent), 428, "version_missing")
	with site.at_the_console():
		import frappe

		frappe.get_doc("Member Organisation", own.member).update({"about": "تغيّر"}).save()
	problem(own.program.post("organisation.propose", headers=version, **sent), 412, "changed_meanwhile")
	assert own.program.post("organisation.propose", headers=own.version(), **sent).status_code == 200


def test_whoever_takes_any_version_says_so(own):
	sent = {"profile": {"name_latin": "New"}}
	answer = own.program.post("organisation.propose", headers={"If-Match": "*"}, **sent)
	assert answer.status_code == 200


def test_what_a_program_holds_already_is_not_sent_again(own):
	tag = own.program.get("organisation.get").headers["ETag"]
	for header, status in (
		(tag, 304),
		(f'"x", W/{tag}', 304),
		("*", 304),
		('"*"', 200),
		('W/"*"', 200),
		('"another"', 200),
	):
		answer = own.program.get("organisation.get", headers={"If-None-Match": header})
		assert (answer.status_code, answer.headers["ETag"]) == (status, tag), header
		assert bool(answer.content) is (status == 200)


def test_an_answer_that_other_records_changed_is_sent_again(own):
	tag = own.program.get("organisation.get").headers["ETag"]
	with site.at_the_console():
		import frappe

		# What its standing follows from; the record itself is as it was.
		frappe.db.delete("Charter Declaration", {"member_organisation": own.member})
	answer = own.program.get("organisation.get", headers={"If-None-Match": tag})
	assert answer.status_code == 200 and answer.headers["ETag"] != tag
	sent = {"profile": {"name_latin": "New"}}
	assert own.program.post("organisation.propose", headers={"If-Match": tag}, **sent).status_code == 200


def test_a_program_proposes_people_but_no_delegate(own):
	sent = {
		"person_name": "سامر",
		"duty": "Alternate",
		"phone": "+963 955 000 000",
		"from_date": "2026-01-01",
	}
	made = told(own.program.post("people.propose", headers=own.version(), **sent))["proposal"]
	assert made["status"] == "Proposed"
	answer = own.program.post("people.propose", headers=own.version(), **{**sent, "duty": "Delegate"})
	assert problem(answer, 422, "invalid")["errors"][0]["field"] == "duty"
	(delegate,) = told(own.program.get("people.list"))["people"]
	ending = {"row": delegate["row"], "until_date": "2026-12-31"}
	found = problem(own.program.post("people.propose_end", headers=own.version(), **ending), 422, "invalid")
	assert [(each["field"], each["problem"]) for each in found["errors"]] == [("row", "not_listed")]


def test_a_letter_that_would_lack_letters_is_refused_by_name(own):
	with site.at_the_console():
		import frappe

		frappe.db.set_value("Member Organisation", own.member, "name_latin", "Hope 🌻")
	refused = problem(own.program.post("letters.issue"), 409, "refused")
	assert refused["reason"] == "letters_missing" and "🌻" in refused["detail"]


def test_a_letter_is_issued_once_listed_and_fetched_by_its_holder_alone(address, own, charter):
	letter = told(own.program.post("letters.issue"))
	assert told(own.program.post("letters.issue")) == letter
	assert told(own.program.get("letters.list"))["items"] == [letter]
	for language in ("ar", "en"):
		paper = own.program.get("letters.download", number=letter["number"], language=language)
		assert paper.headers["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")
	# As somebody copies it out of an Arabic text: the database may find it, or not.
	copied = own.program.get(
		"letters.download",
		number=letter["number"].translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) + "\u200f",
	)
	assert copied.status_code in (200, 404)
	other = Own(address, charter)
	problem(other.program.get("letters.download", number=letter["number"]), 404, "not_found")
	assert told(other.program.get("letters.list"))["items"] == []
	assert told(Program(address).get("verify.get", code=letter["code"]))["state"] == "Valid"


def test_declarations_and_the_charter_are_read(own, charter):
	(found,) = told(own.program.get("declarations.list"))["items"]
	assert (found["charter"], found["declared_on"]) == (charter, site.today())
	assert told(own.program.get("declarations.charter"))["clauses"][0]["is_mandatory"] is True


def test_keys_end_with_the_membership(own):
	with site.at_the_console():
		import frappe

		from coalition.membership.kinds import ORGANISATIONS
		from coalition.membership.standing import leaving

		leaving.follow({own.member: frappe.utils.getdate()}, ORGANISATIONS)
	problem(own.program.get("organisation.get"), 401, "key_ended")


def test_a_list_goes_on_where_the_page_before_ended(own):
	with site.at_the_console():
		from coalition.tests import factories

		for number in range(3):
			day = f"2025-0{number + 1}-01"
			factories.declaration(own.member, _charter_of(own.member), day)
	first = told(own.program.get("declarations.list", length=2))
	rest = told(own.program.get("declarations.list", length=9, cursor=first["next"]))
	names = [each["name"] for each in (*first["items"], *rest["items"])]
	assert len(names) == len(set(names)) == 4 and rest["next"] is None


def _charter_of(member: str) -> str:
	import frappe

	return frappe.db.get_value("Charter Declaration", {"member_organisation": member}, "charter")


def _with(address: str, scopes, holder: dict) -> Program:
	return Program(address, make_key(*scopes, **holder)[1])
