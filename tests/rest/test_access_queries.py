"""What a list may be asked: by whatever function, only by fields that the user may read."""

import json

import pytest

from tests import site
from tests.rest.client import Client

MEMBER, USER = "Member Organisation", "User"
QUERY = "(select count(*) from `tabMember Organisation` where 1*1)"
CARD = "frappe.desk.doctype.number_card.number_card.get_result"
CHART = "frappe.desk.doctype.dashboard_chart.dashboard_chart.get"
LISTS = ("frappe.client.get_list", "frappe.desk.reportview.get_list", "frappe.desk.reportview.get")


@pytest.fixture(scope="module")
def trainer() -> str:
	"""Somebody of the desk without a right on members."""
	return site.person("Training Coordinator")


@pytest.fixture
def client(address, trainer) -> Client:
	return Client(address, trainer)


def card(field: str) -> dict:
	about = {"doctype": "Number Card", "type": "Document Type", "document_type": USER, "function": "Maximum"}
	return {"doc": {**about, "aggregate_function_based_on": field, "filters_json": "[]"}, "filters": []}


def chart(**more: str) -> dict:
	about = {"doctype": "Dashboard Chart", "document_type": USER, "filters_json": "[]", "timeseries": 0}
	return {"chart": {**about, "chart_name": "x", "type": "Bar", **more}, "refresh": 1}


ASKED = {
	"a card sums up by a query": (CARD, card(f"{QUERY}*1")),
	"a card by a hidden field": (CARD, card("reset_password_key")),
	"a chart groups by a query": (
		CHART,
		chart(
			chart_type="Group By",
			group_by_type="Sum",
			group_by_based_on="user_type",
			aggregate_function_based_on=QUERY,
		),
	),
	"a chart groups by a query's value": (
		CHART,
		chart(chart_type="Group By", group_by_type="Count", group_by_based_on=QUERY),
	),
	"a calendar reads a query": (
		"frappe.desk.calendar.get_events",
		{
			"doctype": USER,
			"start": "2020-01-01",
			"end": "2040-01-01",
			"field_map": {"start": "creation", "end": "creation", "id": "name", "title": "name"},
			"fields": [f"max({QUERY}) as x"],
			"filters": [],
		},
	),
	"people are filtered by a query": (
		"frappe.desk.search.search_link",
		{
			"doctype": USER,
			"txt": "",
			"query": "frappe.core.doctype.user.user.user_query",
			"filters": {f"ifnull({QUERY},0)": [">", "-1"]},
		},
	),
	"people are filtered by a hidden field": (
		"frappe.desk.search.search_link",
		{
			"doctype": USER,
			"txt": "",
			"query": "frappe.core.doctype.user.user.user_query",
			"filters": {"last_ip": ["like", "%"]},
		},
	),
	**{
		f"{what} in {method.rpartition('.')[2]} of {method.split('.')[1]}": (
			method,
			{"doctype": USER, "fields": ["name"], **words},
		)
		for method in LISTS
		for what, words in {
			"a text is taken for a condition": {"filters": json.dumps([f"{QUERY} > 0"])},
			"an order by a query": {"order_by": QUERY},
			"an order by a hidden field": {"order_by": "last_ip desc"},
			"a group by a hidden field": {"group_by": "reset_password_key"},
			"a filter by a hidden field": {"filters": json.dumps({"reset_password_key": ["like", "a%"]})},
			"a field in other letters": {"filters": json.dumps({"RESET_PASSWORD_KEY": ["like", "a%"]})},
			"a function of a hidden field": {"fields": ["max(reset_password_key) as x"]},
			"an alias in place of a hidden field": {
				"fields": ["name as reset_password_key"],
				"order_by": "locate('a1', reset_password_key) desc",
			},
		}.items()
		# This one leaves a group out.
		if not ("group_by" in words and "client" in method)
	},
}


@pytest.mark.parametrize("what", ASKED)
def test_nothing_is_asked_that_a_list_of_fields_would_not_tell(what, client, address):
	function, words = ASKED[what]
	for someone in (client, Client(address, site.person("Website Manager"))):
		answer = someone.call(function, **words)
		# Version 16 leaves out a function of what may not be read.
		assert answer.status_code >= 400 or '"x"' not in answer.text, answer.text[:300]


@pytest.mark.parametrize("method", LISTS)
def test_a_link_leads_past_no_rows_that_a_list_would_leave_out(client, trainer, method):
	"""The engine joins the table behind a link without its conditions: of users, those of the portal too."""
	task = {"description": "x", "allocated_to": trainer, "status": "Open"}
	assert client.post("ToDo", **task).status_code == 200
	fields = ["name", "allocated_to.last_ip", "allocated_to.full_name"]
	text = client.call(method, doctype="ToDo", fields=fields).text
	assert "last_ip" not in text and "full_name" not in text and '"name"' in text


def test_counts_tell_no_more_than_lists(client):
	for filters in ({"reset_password_key": ["like", "%"]}, {"last_ip": ["like", "%"]}):
		assert client.ask("frappe.client.get_count", doctype=USER, filters=filters).status_code == 403
	for doctype in ("Comment", "Version", "Communication"):
		words = {"doctype": doctype, "filters": {"name": ["like", "%"]}}
		answer = client.ask("frappe.client.get_count", **words)
		assert answer.status_code == 403 or answer.json()["message"] == 0, doctype


def test_of_users_people_of_the_desk_see_names_of_staff(client, trainer):
	delegate = site.account()["user"]
	words = {"doctype": USER, "fields": ["*"], "limit_page_length": 0}
	rows = client.ask("frappe.client.get_list", **words).json()["message"]
	names = {row["name"] for row in rows}
	assert trainer in names and delegate not in names
	assert set(rows[0]) <= {
		*(
			"name",
			"full_name",
			"first_name",
			"middle_name",
			"last_name",
			"user_image",
			"enabled",
			"user_type",
		),
		*("creation", "modified", "docstatus", "idx"),
	}
	query = {"query": "frappe.core.doctype.user.user.user_query", "filters": {"ignore_user_type": 1}}
	found = client.ask("frappe.desk.search.search_link", doctype=USER, txt="", page_length=500, **query)
	assert delegate not in found.text and trainer in found.text


def test_who_looks_at_a_form_is_told_of_staff_alone(client, trainer):
	delegate = site.account()["user"]
	path = "frappe.desk.form.load.get_user_info_for_viewers"
	told = client.call(path, users=[trainer, delegate, "nobody@coalition.localhost", {"x": 1}]).json()[
		"message"
	]
	assert list(told) == [trainer]
	assert client.call(path, users="rubbish").json().get("message", {}) == {}


def test_what_the_desk_asks_is_answered(address):
	client = Client(address, site.person("Coalition Secretariat"))
	for function, words in (
		("frappe.desk.search.search_link", {"doctype": "Coalition Place", "txt": "حم'ص"}),
		(
			"frappe.desk.reportview.get_sidebar_stats",
			{"doctype": MEMBER, "stats": ["_user_tags"], "filters": []},
		),
		(
			"frappe.desk.listview.get_group_by_count",
			{"doctype": MEMBER, "current_filters": [], "field": "kind"},
		),
		(
			"frappe.desk.reportview.get",
			{
				"doctype": MEMBER,
				"fields": [
					"`tabMember Organisation`.`place` as name",
					"count(`tabMember Organisation`.`name`) as _aggregate_column",
				],
				"group_by": "`tabMember Organisation`.`place`",
				"order_by": "_aggregate_column desc",
				"filters": [[MEMBER, "place", "is", "set"]],
			},
		),
		(CARD, {"doc": {**card("")["doc"], "document_type": MEMBER, "function": "Count"}, "filters": []}),
	):
		answer = client.call(function, **words)
		assert answer.status_code == 200, (function, answer.text[:500])
