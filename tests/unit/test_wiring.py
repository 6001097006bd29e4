"""What modules declare, made into one: nothing is lost, and nothing is said twice."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition import wiring

APP = Path(wiring.__file__).parent
NAMES = st.sampled_from(["a", "b", "c"])
PATHS = st.text("xyz.", min_size=1, max_size=6)
EVENTS = st.dictionaries(NAMES, st.dictionaries(NAMES, PATHS | st.lists(PATHS, max_size=3), max_size=3))


def test_lists_are_joined_in_order_and_tables_entry_by_entry():
	first = {"pages": ["x"], "open": {"/a": "guest"}, "daily": {"all": ["i"]}}
	second = {"pages": ["y"], "open": {"/b": "guest"}, "daily": {"all": ["j"], "hourly": ["k"]}}
	assert wiring.joined({"one": first, "two": second}) == {
		"pages": ["x", "y"],
		"open": {"/a": "guest", "/b": "guest"},
		"daily": {"all": ["i", "j"], "hourly": ["k"]},
	}


@pytest.mark.parametrize(
	("first", "second"),
	[
		({"write_file": "x"}, {"write_file": "y"}),
		({"has_permission": {"Role": "x"}}, {"has_permission": {"Role": "y"}}),
		({"has_permission": {"Role": "x"}}, {"has_permission": {"Role": ["y"]}}),
		({"pages": ["x", "y"]}, {"pages": ["y"]}),
	],
)
def test_two_claims_on_one_thing_are_refused_by_the_name_of_the_second(first, second):
	with pytest.raises(wiring.TwoClaims, match="two: "):
		wiring.joined({"one": first, "two": second})


def test_several_listen_to_one_event():
	first, second = {"User": {"validate": "x"}}, {"User": {"validate": ["y", "z"], "on_trash": "u"}}
	found = wiring.joined({"one": {"doc_events": first}, "two": {"doc_events": second}})
	assert found == {"doc_events": {"User": {"validate": ["x", "y", "z"], "on_trash": ["u"]}}}


@given(st.lists(EVENTS, max_size=4))
def test_every_listener_is_there_as_often_as_it_was_declared(declared):
	modules = {str(number): {"doc_events": events} for number, events in enumerate(declared)}
	found = wiring.joined(modules).get("doc_events", {})
	expected = [
		(doctype, event, path)
		for events in declared
		for doctype, heard in events.items()
		for event, paths in heard.items()
		for path in (paths if isinstance(paths, list) else [paths])
	]
	assert sorted(expected) == sorted(
		(doctype, event, path)
		for doctype, heard in found.items()
		for event, paths in heard.items()
		for path in paths
	)


@pytest.mark.parametrize("value", [None, 3, ("a",), {"a": None}, [["a"], 1], [["a"]], [{"a": "b"}]])
def test_what_is_no_text_is_refused(value):
	with pytest.raises(wiring.NoDeclaration, match="one: hook"):
		wiring.joined({"one": {"hook": value}})


def test_what_concerns_the_whole_is_no_modules():
	with pytest.raises(wiring.TwoClaims, match=r"hooks\.py: page_renderer"):
		wiring.merged(besides={"page_renderer"})


def test_modules_declare_without_importing_anything():
	found = {path.parent.name for path in APP.glob("*/hooks.py")}
	assert found == set(wiring.MODULES)
	for module in found:
		tree = ast.parse((APP / module / "hooks.py").read_text(encoding="utf-8"))
		assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)], module


def test_an_address_whose_function_is_elsewhere_is_told_to_the_engine():
	here, there = {"coalition_endpoints": {"a.b": "c.d"}}, {"coalition_endpoints": {"e.f": "e.f"}}
	assert wiring.joined({"one": here, "two": there})["override_whitelisted_methods"] == {"a.b": "c.d"}
	taken = {"override_whitelisted_methods": {"a.b": "g.h"}}
	with pytest.raises(wiring.TwoClaims, match=r"a\.b"):
		wiring.joined({"one": here, "two": taken})
