"""The public page of members, as anybody reads it."""

import uuid

import pytest
import requests

from tests import site

MEMBER = "Member Organisation"


def test_the_public_page_names_who_agreed_and_nobody_else(address, protected, secretary, charter):
	from coalition.base.privacy import consents
	from coalition.tests import factories

	names = {part: f"جمعية {part} {uuid.uuid4().hex[:8]}" for part in ("named", "silent", "shy")}
	with site.at_the_console():
		for part, fields in (
			("named", ("organisation_name", "sector", "contact_phone")),
			("silent", ()),
			("shy", ("place",)),
		):
			member = factories.member(organisation_name=names[part], contact_phone="+15550177")
			for field in fields:
				consents.give(member, field)
			member.save()
			names[f"{part} id"] = member.name
	url = f"{address}/coalition/members"
	answer = requests.get(url, params={"sector": "الصحة", "page": 1}).text
	assert names["named"] in answer
	# The policy that lets members show a telephone is shipped off.
	assert "5550177" not in answer
	pages = [requests.get(url, params={"page": number}).text for number in range(1, 4)]
	pages.append(requests.get(url, params={"place": "حمص"}).text)
	for page in pages:
		for hidden in (
			names["silent"],
			names["shy"],
			protected[1],
			site.value(MEMBER, protected[0], "organisation_name"),
		):
			assert hidden not in page
	# Its place is its own secret: no filter tells it.
	assert names["named"] not in pages[-1]
	with site.at_the_console():
		import frappe

		member = frappe.get_doc(MEMBER, names["named id"])
		consents.withdraw(member, "organisation_name")
		member.save()
	assert names["named"] not in requests.get(url, params={"sector": "الصحة"}).text


@pytest.mark.parametrize("page", ["-1", "0", "x", "٣", "999999999999", "1e3", "' or 1=1 --"])
def test_rubbish_in_the_address_of_the_public_page_is_no_error(address, charter, page):
	answer = requests.get(
		f"{address}/coalition/members", params={"page": page, "place": page, "sector": "<b>"}
	)
	assert answer.status_code == 200 and "<b>" not in answer.text
