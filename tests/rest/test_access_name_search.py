"""Records are found by names in any spelling, by whoever may see them in a list, and by nobody else."""

import pytest

from tests import site
from tests.rest import security_table as table
from tests.rest.client import Client

MEMBER, NAME = "Member Organisation", "organisation_name"
LINK, WIDGET = "frappe.desk.search.search_link", "frappe.desk.search.search_widget"
GLOBAL, BAR = "frappe.utils.global_search.search", "coalition.base.search.desk.find"
LIST, COUNT = "frappe.desk.reportview.get", "frappe.client.get_count"
TYPED = ("موسسه زيتونه البستان", "البستان", "Zaytouna Bustan")
ODD = ("%", "_", '"', "'", "\\", "%' or '1'='1", "(", "😀", "", "x" * 3000)


@pytest.fixture(scope="module")
def member(charter) -> str:
	with site.at_the_console():
		from coalition.tests import factories

		return factories.member(organisation_name="مؤسسة زيتونة البستان").name


@pytest.fixture(scope="module")
def protected(charter) -> tuple[str, str]:
	"""A protected member and its pseudonym; it was called «رابطة ينابيع الوادي»."""
	with site.at_the_console():
		from coalition.base.privacy.sealing import seal
		from coalition.tests import factories

		name = factories.member(organisation_name="رابطة ينابيع الوادي", name_latin="Yanabee").name
		return name, seal.protect(MEMBER, name)


def ways(client: Client, text: str) -> dict[str, str]:
	"""What each way of searching answers."""
	asked = {
		LINK: {"doctype": MEMBER, "txt": text, "page_length": 50},
		WIDGET: {"doctype": MEMBER, "txt": text, "page_length": 50},
		GLOBAL: {"text": text},
		BAR: {"text": text},
		LIST: {"doctype": MEMBER, "fields": ["name"], "filters": [[MEMBER, NAME, "like", f"%{text}%"]]},
	}
	return {way: client.call(way, **words).text for way, words in asked.items()}


@pytest.mark.parametrize("role", [table.ADMINISTRATOR, table.SECRETARIAT, table.COUNCIL])
def test_who_may_read_members_finds_them_by_each_way(address, member, role):
	client = Client(address, site.person(role))
	for text in TYPED:
		for way, answer in ways(client, text).items():
			assert member in answer, (way, text, answer[:300])


@pytest.mark.parametrize("role", [table.ADMINISTRATOR, table.SECRETARIAT])
def test_a_filter_is_counted_as_it_is_listed(address, member, role):
	client = Client(address, site.person(role))
	for operator, text in (("like", "%موسسه زيتونه البستان%"), ("=", "موسسه زيتونه البستان")):
		asked = {"doctype": MEMBER, "filters": [[MEMBER, NAME, operator, text]]}
		rows = client.call(LIST, **asked, fields=["name"], page_length=500).json()["message"]["values"]
		assert [member] in rows
		assert client.call(COUNT, **asked).json()["message"] == len(rows)


@pytest.mark.parametrize("role", [table.BRANCH_OFFICER, table.TRAINING, table.DELEGATE, table.MANAGER])
def test_who_may_not_see_a_member_finds_it_by_none(address, member, role):
	client = Client(address, site.person(role))
	for text in (*TYPED, member):
		for way, answer in ways(client, text).items():
			assert "البستان" not in answer, (way, text)
			if text != member:
				assert member not in answer, (way, text)
	more = {"ignore_user_permissions": 1, "ignore_permissions": 1}
	assert "البستان" not in client.call(LINK, doctype=MEMBER, txt=TYPED[0], **more).text


def test_a_protected_member_is_found_by_its_pseudonym_alone(address, protected):
	name, pseudonym = protected
	client = Client(address, site.person(table.SECRETARIAT))
	for text in ("رابطة ينابيع الوادي", "ينابيع", "Yanabee", "yanabi"):
		for way, answer in ways(client, text).items():
			assert name not in answer, (way, text)
			assert "ينابيع" not in answer.replace(text, ""), way
	for way, answer in ways(client, pseudonym).items():
		assert name in answer, way


@pytest.mark.parametrize(
	"role", [table.ADMINISTRATOR, table.SECRETARIAT, table.MANAGER, table.BRANCH_OFFICER]
)
def test_nobody_reads_counts_or_filters_the_folded_names(address, member, role):
	client = Client(address, site.person(role))
	filters = [["Searched Name", "words", "like", "%زيتون%"]]
	for answer in (
		client.get("Searched Name", fields=["name", "words"], filters=filters),
		client.call(LIST, doctype="Searched Name", fields=["`tabSearched Name`.`words`"], filters=filters),
		client.call(COUNT, doctype="Searched Name", filters=filters),
		client.call(LINK, doctype="Searched Name", txt="زيتون"),
		client.call(WIDGET, doctype=MEMBER, txt="زيتون", searchfield="words"),
		client.call(
			LIST, doctype=MEMBER, fields=["name"], filters=[["Searched Name", "words", "like", "%زيتون%"]]
		),
		client.call(LIST, doctype=MEMBER, fields=["`tabSearched Name`.`words`"], filters=[]),
		client.post("Searched Name", kind=MEMBER, record=member, words=" زيتون "),
	):
		assert not answer.ok or answer.json().get("message") in (0, [], {}), answer.text[:300]
		assert " زيتون" not in answer.text.replace("%زيتون%", "")


def test_odd_texts_break_nothing_and_list_nothing(address, member):
	client = Client(address, site.person(table.SECRETARIAT))
	for text in ODD:
		for way in (LINK, WIDGET):
			answer = client.call(way, doctype=MEMBER, txt=text)
			assert answer.ok, (way, text, answer.text[:300])
			if text:
				assert member not in answer.text, (way, text)
		for way in (GLOBAL, BAR):
			answer = client.call(way, text=text)
			assert answer.ok, (way, text, answer.text[:300])
			assert member not in answer.text, (way, text)


def test_a_list_of_conditions_from_a_client_is_judged_as_before(address, member):
	client = Client(address, site.person(table.SECRETARIAT))
	for filters in (["1=1"], [[MEMBER, "nonsense", "=", 1]], "1=1", [["Searched Name", "words", "=", "x"]]):
		answer = client.call(LINK, doctype=MEMBER, txt="زيتونة", filters=filters)
		assert member not in answer.text, (filters, answer.text[:300])


@pytest.mark.alone
def test_a_search_among_ten_thousand_takes_no_longer_than_people_wait(charter):
	with site.at_the_console():
		import frappe

		from benchmarks import search

		try:
			slow = [figure for figure in search.search_names() if figure.is_over]
		finally:
			frappe.db.rollback()
	assert slow == [], "\n".join(map(str, slow))
