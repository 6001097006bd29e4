from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coalition.base.verification import codes
from coalition.base.verification.state import State, state_on

letters = st.sampled_from(codes.ALPHABET)
whole_codes = st.text(letters, min_size=codes.RANDOM, max_size=codes.RANDOM).map(codes.with_check)
places = st.integers(0, codes.LENGTH - 1)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def replaced(code: str, place: int, letter: str) -> str:
	return code[:place] + letter + code[place + 1 :]


def swapped(code: str, one: int, other: int) -> str:
	return replaced(replaced(code, one, code[other]), other, code[one])


def test_a_new_code_has_more_than_eighty_bits_and_is_none_that_was_made_before():
	made = {codes.new_code() for _ in range(1000)}
	assert len(made) == 1000
	assert codes.RANDOM * 5 >= 80
	assert all(codes.read(code) == code for code in made)
	assert set("".join(made)) == set(codes.ALPHABET)


@given(whole_codes)
def test_what_is_printed_in_groups_is_read_back(code):
	assert codes.read(codes.grouped(code)) == code
	assert [len(group) for group in codes.grouped(code).split("-")] == [4] * 5


@given(
	whole_codes,
	st.text(" -\u2013\u200f\u00a0_.", max_size=3),
	st.booleans(),
	st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "O|23456789", "oI23456789", "0l23456789"]),
)
def test_a_code_is_read_whatever_keyboard_it_was_typed_on(code, between, is_small, digits):
	digits = digits.replace("|", "L")
	typed = "".join(digits[int(each)] if each.isdigit() else each for each in code)
	typed = between.join(typed[start : start + 4] for start in range(0, 20, 4))
	assert codes.read(f" {typed.lower() if is_small else typed}\n") == code


@given(whole_codes, places, letters)
def test_one_wrong_character_is_noticed_and_its_group_named(code, place, letter):
	assume(code[place] != letter)
	with pytest.raises(codes.Mistyped) as problem:
		codes.read(replaced(code, place, letter))
	assert problem.value.groups == (place // 4,)


@given(whole_codes, places)
def test_a_swap_of_neighbours_is_noticed_and_their_groups_are_among_those_named(code, place):
	assume(place and code[place] != code[place - 1])
	with pytest.raises(codes.Mistyped) as problem:
		codes.read(swapped(code, place - 1, place))
	assert {place // 4, (place - 1) // 4} <= set(problem.value.groups)


@given(whole_codes, places, places, letters, letters)
def test_any_two_wrong_characters_are_noticed_swaps_of_any_two_among_them(code, one, other, first, second):
	assume(one != other)
	for typed in (replaced(replaced(code, one, first), other, second), swapped(code, one, other)):
		assume(typed != code)
		with pytest.raises(codes.Mistyped):
			codes.read(typed)


def test_every_single_mistake_in_one_code_is_noticed():
	code = codes.with_check("D4M7QZBBJ1EPBD3PBM")
	wrong = [replaced(code, place, letter) for place in range(20) for letter in codes.ALPHABET]
	wrong += [swapped(code, place, place + 1) for place in range(19)]
	read = []
	for typed in set(wrong) - {code}:
		try:
			read.append(codes.read(typed))
		except codes.Mistyped:
			continue
	assert read == []


@pytest.mark.parametrize("typed", ["", " ", "----", "D4M7", "D4M7-QZBB-J1EP-BD3P-BM6K-0", "x" * 10_000])
def test_what_is_too_short_or_too_long_names_all_groups(typed):
	with pytest.raises(codes.Mistyped) as problem:
		codes.read(typed)
	assert problem.value.groups == (0, 1, 2, 3, 4)


@given(whole_codes, places, st.sampled_from("U!؟ش#"))
def test_a_letter_that_no_code_has_names_its_group(code, place, letter):
	with pytest.raises(codes.Mistyped) as problem:
		codes.read(replaced(code, place, letter))
	assert problem.value.groups == (place // 4,)


@given(st.text(max_size=60))
def test_rubbish_is_read_as_no_code_and_as_no_other_error(typed):
	try:
		assert len(codes.read(typed)) == codes.LENGTH
	except codes.Mistyped as problem:
		assert problem.groups


def test_only_eighteen_characters_get_a_check():
	with pytest.raises(ValueError):
		codes.with_check("ABC")


@given(days, days)
def test_a_document_holds_through_its_last_day(last, today):
	assert state_on(today, last, None) is (State.VALID if today <= last else State.EXPIRED)
	assert state_on(today, None, None) is State.VALID


@given(days, st.none() | days, days)
def test_what_is_revoked_is_revoked_for_good_also_after_its_last_day(today, last, revoked):
	assume(revoked <= today)
	assert state_on(today, last, revoked) is State.REVOKED
	assert state_on(revoked - timedelta(days=1), None, revoked) is State.VALID


@pytest.mark.parametrize(
	"around",
	[
		"{0}،",
		"«{0}».",
		"https://example.org/coalition/verify/{0}",
		"https://example.org/verify/{0}/",
		"({0})",
	],
)
def test_a_code_that_is_pasted_with_what_stood_around_it_is_read(around):
	code = codes.new_code()
	assert codes.read(around.format(codes.grouped(code))) == code
