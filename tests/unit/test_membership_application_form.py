import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.membership.application_form import LONGEST, check

PLACES, SECTORS, CLAUSES = ("حمص", "درعا"), ("الصحة",), ("clause_0", "clause_1")
GOOD = {
	"organisation_name": "جمعية بذور",
	"place": "حمص",
	"sector": "الصحة",
	"contact_person": "س",
	"contact_phone": "+٩٦٣ ٩٤٤ ٠٠٠ ٠٠٠",
	"clause_0": "1",
	"clause_1": "1",
}


def problems(**changes: str) -> dict[str, str]:
	return check({**GOOD, **changes}, PLACES, SECTORS, CLAUSES).problems


def test_a_good_form_has_no_problem_and_its_phone_western_digits():
	checked = check(GOOD, PLACES, SECTORS, CLAUSES)
	assert checked.problems == {}
	assert checked.values["contact_phone"] == "+963 944 000 000"


@pytest.mark.parametrize(
	("changes", "expected"),
	[
		({"organisation_name": " \u200f "}, {"organisation_name": "missing"}),
		({"place": "قمر"}, {"place": "not_listed"}),
		({"sector": ""}, {"sector": "missing"}),
		({"contact_phone": ""}, {"contact_phone": "not_reachable"}),
		({"contact_phone": "", "contact_email": "a@b.org"}, {}),
		({"contact_phone": "abc"}, {"contact_phone": "not_a_phone"}),
		({"contact_email": "a@b"}, {"contact_email": "not_an_email"}),
		({"clause_1": ""}, {"clause_1": "not_declared"}),
		({"organisation_name": "س" * 141}, {"organisation_name": "too_long"}),
		({"about": "س" * 1001}, {"about": "too_long"}),
	],
)
def test_each_mistake_is_named_at_its_field(changes, expected):
	assert problems(**changes) == expected


def test_an_empty_form_names_every_field_that_is_needed():
	assert set(check({}, PLACES, SECTORS, CLAUSES).problems) == {
		"organisation_name",
		"place",
		"sector",
		"contact_person",
		"contact_phone",
		"clause_0",
		"clause_1",
	}


@given(st.dictionaries(st.sampled_from([*GOOD, *LONGEST, "cmd", "sid"]), st.text()))
def test_whatever_is_posted_is_checked_and_what_passes_fits_the_record(form):
	checked = check(form, PLACES, SECTORS, CLAUSES)
	if not checked.problems:
		assert checked.values["place"] in PLACES
		assert all(len(checked.values.get(name, "")) <= longest for name, longest in LONGEST.items())
