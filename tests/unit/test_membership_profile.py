"""What is declared of the profile fits the DocTypes that keep it."""

import json
from pathlib import Path

import pytest

import coalition
from coalition.base.text.answers import Asked
from coalition.membership.applying.steps import steps_for
from coalition.membership.change_proposals.fields import COLUMNS, SECTIONS
from coalition.membership.private_records import APPLICATION, INDIVIDUAL, MEMBER
from coalition.membership.profile.fields import FIELDS, ORGANISATION
from coalition.membership.profile.tables import LISTS, TABLES

DOCTYPES = Path(coalition.__file__).parent / "membership" / "doctype"
KEPT_AS = {
	Asked.LINE: ("Data", "Attach"),
	Asked.LINES: ("Small Text",),
	Asked.NUMBER: ("Data",),
	Asked.PHONE: ("Data",),
	Asked.EMAIL: ("Data",),
	Asked.YEAR: ("Int",),
	Asked.DATE: ("Date",),
	Asked.LINK: ("Data",),
	Asked.CHOICE: ("Select", "Link"),
	Asked.TICK: ("Check",),
}


def fields_of(doctype: str) -> dict[str, dict]:
	name = doctype.lower().replace(" ", "_")
	declared = json.loads((DOCTYPES / name / f"{name}.json").read_text(encoding="utf-8"))
	return {each["fieldname"]: each for each in declared["fields"]}


@pytest.mark.parametrize("doctype", ["Membership Application", "Member Organisation"])
def test_records_have_each_declared_field_and_table(doctype):
	stored = fields_of(doctype)
	for each in FIELDS:
		assert stored[each.name]["fieldtype"] in KEPT_AS[each.asked], each.name
	for each in (*TABLES, *LISTS):
		assert stored[each.name]["options"] == each.doctype


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows_have_each_declared_column_and_none_else_that_is_typed(table):
	stored = fields_of(table.doctype)
	for each in table.columns:
		assert stored[each.name]["fieldtype"] in KEPT_AS[each.asked], each.name
	assert set(stored) - {each.name for each in table.columns} <= {"account"}
	assert set(table.not_applied) | set(table.not_proposed) <= set(stored)


def test_each_declared_field_is_asked_of_applicants_and_private_on_every_record():
	asked = {part.name for step in steps_for(ORGANISATION, ()) for part in step.parts}
	assert {each.name for each in (*FIELDS, *TABLES, *LISTS)} <= asked
	for private in (MEMBER, APPLICATION):
		assert {each.name for each in FIELDS} <= {each.name for each in private}
	assert {each.name for each in INDIVIDUAL} >= {"about", "hopes", "brings", "branch"}


def test_members_propose_what_is_theirs():
	"""The branch is the coalition's word."""
	proposed = {name for section in SECTIONS for name in section.fields}
	assert {each.name for each in FIELDS} - proposed == {"branch"}
	# People have a section of their own.
	assert {each.name for each in TABLES} - proposed == {"people"}
	assert {name for name, columns in COLUMNS.items() if "may_be_used" in columns} == set()
