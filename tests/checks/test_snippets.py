import json
from typing import Any

import pytest

from devtools import paths
from devtools.checks.snippets import check, deviations
from devtools.scaffold.snippets import SNIPPETS, Field

from .conftest import Skeleton

FILE = "governance/doctype/meeting/meeting.json"


def messages(app: Skeleton, *fields: Field, **values: Any) -> list[str]:
	app.write_json(FILE, {"doctype": "DocType", "name": "Meeting", **values, "fields": list(fields)})
	return [found.split("Meeting: ", 1)[1] for found in app.found(check)]


def changed(fields: list[Field], name: str, **values: Any) -> list[Field]:
	return [{**field, **values} if field["fieldname"] == name else field for field in fields]


def ours() -> dict[str, dict[str, Any]]:
	found = [json.loads(path.read_text()) for path in paths.APP.glob("*/doctype/*/*.json")]
	return {each["name"]: each for each in found}


@pytest.mark.parametrize("block", SNIPPETS)
def test_a_copy_of_the_block_is_clean(app: Skeleton, block: str) -> None:
	assert messages(app, *SNIPPETS[block].of("Meeting")) == []


@pytest.mark.parametrize("values", [{"label": "Concluded by"}, {"read_only": 0}, {"fieldtype": "Data"}])
def test_what_a_copy_says_otherwise_is_told_at_its_field(app: Skeleton, values: dict[str, Any]) -> None:
	(key,) = values
	(told,) = messages(app, *changed(SNIPPETS["decision"].of("Meeting"), "decided_by", **values))
	assert told.startswith(f"decided_by has {key} {values[key]!r}, where ")


def test_a_key_too_many_is_told_as_well(app: Skeleton) -> None:
	(told,) = messages(app, *changed(SNIPPETS["origin"].of("Meeting"), "entered_by", reqd=1))
	assert told.startswith("entered_by has reqd 1, where None is declared")


def test_its_own_words_are_a_doctypes_own(app: Skeleton) -> None:
	own = changed(SNIPPETS["workflow"].of("Meeting"), "status", options="Planned\nHeld", default="Planned")
	assert messages(app, *own) == []


def test_two_fields_are_a_part_of_the_block_and_one_is_not(app: Skeleton) -> None:
	channel, day = SNIPPETS["origin"].of("Meeting")[1:3]
	assert messages(app, channel) == []
	missing = {told.split(" ", 1)[0] for told in messages(app, channel, day)}
	assert missing == {"channel_note", "entered_by", "person_account", "confirmed_by", "confirmed_on"}


def test_another_app_has_words_of_its_own(app: Skeleton) -> None:
	app.folder = app.folder.rename(app.folder.with_name("another"))
	assert messages(app, *changed(SNIPPETS["decision"].of("Meeting"), "decided_by", label="X")) == []


@pytest.mark.parametrize("block", SNIPPETS)
def test_each_reason_is_about_something_that_is_still_otherwise(block: str) -> None:
	snippet, doctypes = SNIPPETS[block], ours()
	for apart in snippet.apart:
		name, _dot, field = apart.partition(".")
		found = {each for each, _fault in deviations(doctypes[name], snippet)}
		assert field in found if field else found, apart


@pytest.mark.parametrize("block", SNIPPETS)
def test_several_doctypes_of_ours_carry_it(block: str) -> None:
	labelled = {field["fieldname"] for field in SNIPPETS[block].fields if field.get("label")}
	carrying = [
		each
		for each in ours().values()
		if len(labelled & {field["fieldname"] for field in each["fields"]}) > 2
	]
	assert len(carrying) > 2
