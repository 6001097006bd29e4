from typing import Any

import pytest

from devtools.checks import doctypes
from devtools.checks.doctypes import check

from .conftest import Skeleton

FILE = "governance/doctype/meeting/meeting.json"


def doctype(*fields: dict[str, Any], **values: Any) -> dict[str, Any]:
	named = {"doctype": "DocType", "name": "Meeting", "module": "Governance", "autoname": "hash"}
	return {**named, "fields": list(fields), **values}


def field(fieldname: str = "agenda", fieldtype: str = "Data", **values: Any) -> dict[str, Any]:
	return {"fieldname": fieldname, "fieldtype": fieldtype, "label": "Agenda", **values}


def faults(app: Skeleton, data: dict[str, Any]) -> list[str]:
	"""The messages alone, for the lines are those of the sample's layout."""
	app.write_json(FILE, data)
	return [found.split(": ", 1)[1] for found in app.found(check)]


def test_a_finding_names_the_line_on_which_the_field_stands(app: Skeleton) -> None:
	app.write(
		FILE,
		"""
		{"doctype": "DocType", "name": "Meeting", "module": "Governance", "autoname": "hash",
		"fields": [
		{"fieldname": "held_on", "fieldtype": "Date"}]}
		""",
	)
	assert app.found(check) == [f"{FILE}:3: Meeting: held_on has no label"]


def test_a_whole_doctype_passes(app: Skeleton) -> None:
	data = doctype(
		field("main_section", "Section Break", label=""),
		field("title"),
		field("code", in_standard_filter=1, unique=1),
		field("kind", "Select", description="Decides who is called.", in_standard_filter=1, search_index=1),
		field("is_open", "Check", description="Anybody may listen.", in_standard_filter=1),
		field("seats", "Int", read_only=1),
		field("secret", "Small Text", hidden=1),
		title_field="title",
		search_fields="title, kind",
		permissions=[{"role": "Council Member"}],
		autoname="",
		naming_rule="Random",
	)
	assert faults(app, data) == []


@pytest.mark.parametrize(
	"fieldtype",
	["Check", "Select", "Int", "Float", "Currency", "Percent", "Table", "Small Text", "Text"],
)
def test_a_field_whose_name_leaves_its_meaning_open_needs_a_description(
	app: Skeleton, fieldtype: str
) -> None:
	assert faults(app, doctype(field("level", fieldtype))) == [
		f"Meeting: level ({fieldtype}) has no description"
	]


@pytest.mark.parametrize(
	("wrong", "message"),
	[
		(field("heldOn"), "heldOn is not snake_case"),
		(field("is_new"), "is_new hides a method of the engine's documents"),
		(field(label=""), "agenda has no label"),
		(field(in_standard_filter=1), "agenda filters the list without search_index"),
		(field("body", "Link", ignore_user_permissions=1), "body ignores user permissions"),
	],
)
def test_each_fault_of_a_field_is_found(app: Skeleton, wrong: dict[str, Any], message: str) -> None:
	assert faults(app, doctype(wrong)) == [f"Meeting: {message}"]


@pytest.mark.parametrize(
	("values", "message"),
	[
		({"module": "Pooling"}, "module Pooling is not its folder governance"),
		({"name": "Meetings"}, "name is not its folder meeting"),
		({"autoname": ""}, "has neither autoname nor naming_rule"),
		({"permissions": [{"role": "All"}]}, "gives a permission to All"),
		({"permissions": [{"role": "Guest"}]}, "gives a permission to Guest"),
		({"title_field": "subject"}, "title_field names subject, which is no field"),
		({"search_fields": "agenda,subject"}, "search_fields names subject, which is no field"),
	],
)
def test_each_fault_of_the_doctype_is_found(app: Skeleton, values: dict[str, Any], message: str) -> None:
	data = doctype(field(), **values)
	assert faults(app, data) == [f"{data['name']}: {message}"]


def test_a_fieldname_that_stands_twice_is_found(app: Skeleton) -> None:
	assert faults(app, doctype(field(), field())) == ["Meeting: agenda stands twice among the fields"]


@pytest.mark.parametrize("kind", ["istable", "issingle"])
def test_children_and_singles_need_no_name_rule_and_no_index(app: Skeleton, kind: str) -> None:
	assert faults(app, doctype(field(in_standard_filter=1), autoname="", **{kind: 1})) == []


def test_a_reason_on_the_list_lets_a_field_ignore_user_permissions(
	app: Skeleton, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setitem(doctypes.IGNORING_USER_PERMISSIONS, ("Meeting", "body"), "shown to all")
	assert faults(app, doctype(field("body", "Link", ignore_user_permissions=1))) == []


@pytest.mark.parametrize(("title", "wrong"), [("Council Meetings", 0), ("Meetings", 1)])
def test_a_workspace_is_titled_by_its_name(app: Skeleton, title: str, wrong: int) -> None:
	app.write_json(
		"governance/workspace/x.json", {"doctype": "Workspace", "name": "Council Meetings", "title": title}
	)
	assert len(app.found(check)) == wrong
