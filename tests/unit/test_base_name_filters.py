"""What a list's filter by a name finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.text.name_filters import read_filter
from coalition.base.text.name_search import forms, likeness, query

NAMES = st.text(st.sampled_from("ابتةهيىأإء عسزون zaeiouéL'’"), min_size=1, max_size=20)


def contains(text: str, *names: str) -> bool:
	read = read_filter("like", f"%{text}%")
	return bool(read and read.answers_line(forms(names, ["هالة بستان"])))


def equals(text: str, name: str) -> bool:
	read = read_filter("=", text)
	return bool(read and read.answers(name))


@pytest.mark.parametrize("typed", ["موسسه زيتون", "زيتـون", "الزيتون", "zaytoun", "زيت"])
def test_contains_finds_what_a_link_field_finds(typed):
	assert contains(typed, "مؤسسة زيتون")
	assert not contains(typed, "سنابل الغوطة")
	assert contains(typed, "سنابل", "Zaytoun Foundation")


@pytest.mark.parametrize(
	"typed, name", [("زيتون", "Women of Istanbul"), ("Zaitun", "نساء اسطنبول"), ("Women", "شباب اليمن")]
)
def test_contains_finds_no_name_that_only_begins_with_the_same_consonants(typed, name):
	assert likeness(query(typed), forms([name])) > 0
	assert not contains(typed, name)


def test_people_beside_a_record_are_no_names_of_it():
	assert not contains("هالة", "مؤسسة زيتون")
	assert not contains("Bustan", "مؤسسة زيتون")


@pytest.mark.parametrize(
	"typed, name",
	[
		("موسسه زيتون", "مؤسسة زيتون"),
		("عبدالرحمن", "عبد الرحمن"),
		("مركز نورالدين", "مركز نور الدين"),
		("مركز نصر الله", "مركز نصرالله"),
		("هيوا", "ھیوا"),
		("l'etoile", "L’Étoile"),
		("ERBIL", "Erbil"),
	],
)
def test_equals_finds_the_same_name_in_another_spelling(typed, name):
	assert equals(typed, name)


@pytest.mark.parametrize("typed", ["زيتون", "مؤسسة", "Zaytoun", "مؤسسة زيتونة", "مؤسسة زيتون الشمال"])
def test_equals_finds_no_name_that_is_only_alike(typed):
	assert not equals(typed, "مؤسسة زيتون")


@pytest.mark.parametrize(
	"operator, value",
	[
		*(("like", value) for value in ("زيتون", "زيتون%", "%زيت%ون%", "%", "%%", "%…%", "", "%a\\_b%")),
		*(("=", value) for value in ("", "…", 5, None, ["زيتون"])),
		*((operator, "زيتون") for operator in ("in", "not in", "is", ">", "between", "Timespan")),
	],
)
def test_what_is_no_question_about_a_name_is_left_as_it_is(operator, value):
	assert read_filter(operator, value) is None


@given(NAMES, NAMES)
def test_opposites_ask_for_the_same_names(text, name):
	for one, other, value in (("like", "NOT LIKE", f"%{text}%"), ("=", "!=", text)):
		asked, opposite = read_filter(one, value), read_filter(other, value)
		assert bool(asked) == bool(opposite)
		if asked and opposite:
			assert (asked.is_negated, opposite.is_negated) == (False, True)
			assert asked.answers(name) == opposite.answers(name)


@given(NAMES)
def test_a_name_answers_both_ways_as_it_is_written(name):
	if query(name):
		assert contains(name, name)
		assert equals(name, name)


@given(NAMES, NAMES)
def test_names_that_are_the_same_are_among_those_that_are_alike(text, name):
	"""Equals looks among the lines that the expressions of contains find."""
	if equals(text, name):
		assert likeness(query(text), forms([name])) > 0
