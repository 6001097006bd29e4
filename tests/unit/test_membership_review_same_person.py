"""Whether whoever decides is one of those on whom is decided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.membership.review.same_person import NOBODY, person, shares

NUMBERS = st.from_regex(r"9639[0-9]{8}", fullmatch=True)


@pytest.mark.parametrize(
	("one", "other"),
	[
		("+963 944 555 123", "0944555123"),
		("٠٠٩٦٣ ٩٤٤ ٥٥٥ ١٢٣", "+963944555123"),
		("(0944) 555-123", "0944 555 123"),
	],
)
def test_a_telephone_is_one_however_it_is_written(one, other):
	assert shares(person(phones=[one]), person(phones=[other]))


@pytest.mark.parametrize(
	("one", "other"),
	[("+963 944 555 123", "+970 944 555 123"), ("0944 555 123", "0944 555 124"), ("abc", "abc"), ("", "")],
)
def test_other_telephones_and_what_is_none_are_nobodys(one, other):
	assert not shares(person(phones=[one]), person(phones=[other]))


def test_an_address_is_one_in_small_and_large_letters():
	assert shares(person(emails=[" Leila@Example.org"]), person(emails=["leila@example.org"]))


def test_nobody_is_the_same_as_nobody():
	assert not shares(NOBODY, NOBODY)
	assert not shares(person([None, ""], ["", None], [None, ""]), person([None, ""], ["  "], [""]))


@given(NUMBERS, NUMBERS)
def test_it_does_not_matter_who_is_asked_first(one, other):
	left, right = person(phones=[f"+{one}"]), person(phones=[f"0{other[3:]}"])
	assert shares(left, right) == shares(right, left) == (one == other)


@given(st.lists(NUMBERS, max_size=4), st.lists(st.sampled_from("abc"), max_size=3))
def test_whoever_stands_with_others_is_still_found_among_them(numbers, accounts):
	together = NOBODY
	for number in numbers:
		together |= person(phones=[f"+{number}"])
	together |= person(accounts)
	assert all(shares(person(phones=[f"00{number}"]), together) for number in numbers)
	assert all(shares(person([account]), together) for account in accounts)
