import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.guards.naming import named

texts = st.text(min_size=1).filter(lambda text: text[:1] not in '[{"')


@pytest.mark.parametrize(
	"path",
	[
		"/api/resource/Member Organisation",
		"/api/v1/resource/Member%20Organisation/MO-1",
		"/api/v2/document/Member%20Organisation",
	],
)
def test_a_path_names_its_doctype(path):
	assert named(path, {}).asked_for == {"Member Organisation"}


@given(texts, texts)
def test_a_doctype_and_a_record_are_found_whatever_the_method_calls_them(doctype, name):
	found = named("/api/method/x", {"dt": doctype, "dn": name})
	assert (found.doctypes, found.names) == ({doctype}, {name})


@given(st.lists(texts, min_size=1))
def test_each_of_a_list_of_records_is_found(names):
	assert named("/api/method/x", {"doctype": "A", "docnames": json.dumps(names)}).names == set(names)


@given(texts)
def test_the_doctype_of_a_card_is_found_inside_it(doctype):
	card = json.dumps({"doctype": "Number Card", "document_type": doctype, "filters_json": "secret"})
	found = named("/api/method/x", {"doc": card})
	assert doctype in found.doctypes and "secret" in found.questions


def test_a_record_that_is_sent_whole_asks_nothing():
	doc = json.dumps({"doctype": "A", "secret": "x"})
	assert "secret" not in named("/api/method/x", {"doc": doc}).questions


def test_a_filter_that_pretends_to_be_a_record_is_a_question():
	filters = json.dumps({"doctype": "A", "secret": "x"})
	assert "secret" in named("/api/method/x", {"doctype": "A", "filters": filters}).questions


def test_what_is_nested_without_end_is_taken_as_it_was_sent():
	assert "[[[" in named("/api/method/x", {"filters": "[" * 100_000}).questions


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.none() | st.lists(st.text())), st.text())
def test_rubbish_names_something_or_nothing_and_never_fails(form, path):
	named(path, form)


@given(texts, texts, st.integers(0, 4), st.booleans())
def test_a_record_is_found_at_any_depth_also_in_texts_of_json(doctype, name, depth, is_text):
	part: object = {"reference_doctype": doctype, "reference_name": name}
	for _level in range(depth):
		part = [json.dumps(part)] if is_text else {"x": [part]}
	found = named("/api/resource/File", {"data": " \n" + json.dumps(part)})
	assert doctype in found.mentioned and name in found.names


def test_what_json_writes_in_other_signs_is_read_as_the_engine_reads_it():
	filters = ' [["name","=","x"],["\\u0073ubmission_key","like","l%"]]'
	assert "submission_key" in named("/api/method/x", {"doctype": "A", "filters": filters}).questions


@pytest.mark.parametrize(
	"value",
	['{"phone": ["like", "%"]}', {"phone": 1}, '[["phone", "like", "%"]]', [{}], ["like", "%"], '["=", "x"]'],
)
def test_a_filter_in_place_of_a_name_is_told(value):
	assert named("/api/method/x", {"doctype": "A", "docname": value}).has_filter_for_name


@pytest.mark.parametrize("value", ["MO-1", 7, None])
def test_a_name_is_none(value):
	assert not named("/api/method/x", {"doctype": "A", "docname": value}).has_filter_for_name


@pytest.mark.parametrize("value", ['["MO-1", "MO-2"]', ["MO-1"]])
def test_several_names_are_none_where_several_are_asked_for(value):
	assert not named("/api/method/x", {"doctype": "A", "docnames": value}).has_filter_for_name
	several = "/api/method/frappe.desk.form.assign_to.add_multiple"
	assert not named(several, {"doctype": "A", "name": value}).has_filter_for_name
	assert named("/api/method/frappe.desk.form.assign_to.add", {"name": value}).has_filter_for_name


@pytest.mark.parametrize("depth", [20, 300, 900, 5_000])
def test_what_is_nested_deep_is_looked_through_or_taken_as_it_was_sent(depth):
	value = '[{"doctype": "A", "x": ' * depth + "1" + "}]" * depth
	named("/api/method/x", {"doc": value, "filters": "[" * depth + "]" * depth})
