"""Keys of links, and links with something pasted behind them."""

import math
import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coalition.base.text import link_keys
from coalition.base.text.link_keys import is_key, new_key, without_tail

# These stand also in keys of earlier versions, so that behind those they stay.
OF_OLD_KEYS = ["_", "-", "__", "_.", "-)"]
# What stands behind a link in a sentence, or what a program of chat puts there.
BEHIND = [
	*".،,)»>…؟!؛:”']*۔。/ \n&%=+#@\\",
	*(
		"./",
		").",
		"؟!",
		"\u00a0",
		"\u200f",
		"\u200e.",
		"\u200b",
		"\u2069",
		"\u2069.",
		"\ufeff",
		"\ufe0f",
		"\ufffd",
	),
]
OLD = ["-" * 32, "a" * 31 + "-", "a" * 31 + "_", "_" + "a" * 31, "a" * 32]


def test_thousands_of_keys_begin_and_end_in_a_letter_or_digit_and_none_comes_twice():
	keys = [new_key() for _each in range(20_000)]
	assert all(re.fullmatch(r"[A-Za-z0-9]{33}", key) for key in keys)
	assert len(set(keys)) == len(keys)
	assert all(is_key(key) and without_tail(key) == key for key in keys)


def test_a_key_is_no_easier_to_guess_than_one_of_earlier_versions():
	assert link_keys.LENGTH * math.log2(len(set(link_keys.ALPHABET))) >= 24 * 8


def test_each_sign_stands_at_each_place_of_a_key():
	seen = [set(each) for each in zip(*(new_key() for _each in range(3000)), strict=True)]
	assert all(each == set(link_keys.ALPHABET) for each in seen)


@pytest.mark.parametrize("key", OLD)
def test_keys_of_earlier_versions_are_keys_and_stay_as_they_are(key):
	assert is_key(key)
	assert without_tail(f"/coalition/apply/{key}") == f"/coalition/apply/{key}"


@pytest.mark.parametrize(
	"text", ["", None, "short", "a" * 31, "a" * 34, "a" * 32 + "-", "a" * 32 + "\n", "é" * 32, "a" * 31 + "."]
)
def test_nothing_else_is_a_key(text):
	assert not is_key(text)


@pytest.mark.parametrize("tail", BEHIND)
@pytest.mark.parametrize("key", ["Ab3" * 11, "a" * 31 + "-", "a" * 31 + "_"])
def test_what_was_pasted_behind_a_key_is_no_part_of_it(key, tail):
	path = f"/coalition/apply/{key}"
	assert without_tail(path + tail) == path
	# As some programs encode it, and encode it once more.
	assert without_tail(path + quote(tail)) == path
	assert without_tail(path + quote(quote(tail))) == path


@pytest.mark.parametrize(
	"tail", ["—", "–", "ـ", "٫", "•", "🙂", "هنا", "،شكراً", ".شكراً", "&fbclid=1", "&amp;", "&gt;", "—هنا."]
)
def test_words_and_pictures_that_follow_without_a_blank_are_none_of_it(tail):
	for path in (
		f"/coalition/apply/{'Ab3' * 11}",
		f"/coalition/apply/{'Ab3' * 11}/work",
		"/coalition/members",
	):
		assert without_tail(path + tail) == without_tail(path + quote(tail)) == path


@pytest.mark.parametrize("tail", OF_OLD_KEYS)
def test_dashes_and_lines_behind_a_key_of_today_go(tail):
	assert without_tail(f"/coalition/apply/{'Ab3' * 11}{tail}") == f"/coalition/apply/{'Ab3' * 11}"
	assert without_tail(f"/coalition/members{tail}") == "/coalition/members"


def test_signs_that_nobody_sees_are_no_part_of_a_key():
	assert without_tail("/coalition/apply/\u200eAb\u00adc\u200bd") == "/coalition/apply/Abcd"


@given(some.lists(some.sampled_from(BEHIND + OF_OLD_KEYS), max_size=6).map("".join))
def test_any_of_it_together_goes_and_what_is_clean_stays(tail):
	key = new_key()
	assert without_tail(key + tail) == key == without_tail(key)


@given(some.text(max_size=60))
def test_what_is_left_has_nothing_behind_it(text):
	once = without_tail(text)
	assert without_tail(once) == once
	assert len(once) <= len(text)
