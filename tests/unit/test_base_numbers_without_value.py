"""A number that nobody gave is stored as 0: of each field it is said whether it has a 0 of its own."""

import json
from pathlib import Path

APP = Path(__file__).parents[2] / "apps" / "coalition"
NUMBERS = ("Int", "Long Int", "Float", "Currency", "Percent")
# What is counted, or set: 0 is said by it.
COUNTED = {
	("Change Feed", "last_number"),
	("Change Note", "number"),
	("Membership Charter", "holds_for_months"),
	("Outbox Entry", "attempts"),
	("Portal Account", "signed_out_before"),
	*(("Register Import", f"rows_{each}") for each in ("found", "done", "entered", "known", "left_out")),
	*(("Register Spelling", each) for each in ("in_rows", "first_row")),
	("Sign-in Code", "attempts"),
}


def numbers_without_value() -> set[tuple[str, str]]:
	found = set()
	for path in APP.glob("*/doctype/*/*.json"):
		doctype = json.loads(path.read_text())
		if doctype.get("doctype") == "DocType" and not doctype.get("issingle"):
			for field in doctype["fields"]:
				is_said = field.get("reqd") or field.get("print_hide_if_no_value")
				if field["fieldtype"] in NUMBERS and not is_said:
					found.add((doctype["name"], field["fieldname"]))
	return found


def test_each_number_that_may_be_left_out_says_so_or_counts_something():
	assert numbers_without_value() == COUNTED
