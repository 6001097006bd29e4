import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.text.digits import western
from coalition.base.text.letters import folded
from coalition.base.text.words import tidy, tidy_number


def test_arabic_and_persian_digits_become_western_ones():
	assert western("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹") == "0123456789 0123456789"
	assert western("٣٫٥") == "3.5"
	assert western("١٬٢٣٤٬٥٦٧") == "1234567"


@given(st.integers(min_value=0))
def test_a_number_written_in_arabic_digits_is_the_same_number(number):
	arabic = str(number).translate({ord("0") + digit: 0x0660 + digit for digit in range(10)})
	assert western(arabic) == str(number)


@given(st.text())
def test_tidying_twice_is_tidying_once(text):
	assert tidy(tidy(text)) == tidy(text)


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_latin_text_loses_nothing_but_spaces(text):
	assert tidy(text).split() == text.split()


def test_marks_that_cannot_be_seen_do_not_make_another_name():
	assert tidy("\u200fجمعية\u200b\u061c\x00  بذور\u00a0") == tidy("جمعية بذور")


def test_a_letter_with_its_mark_is_the_letter_that_has_it():
	assert tidy("\u0627\u0654") == "\u0623"


def test_nothing_stays_nothing():
	assert tidy(None) == tidy_number(None) == ""


@pytest.mark.parametrize(
	("typed", "kept"),
	[
		("خانه\u200cهای امید", "خانه\u200cهای امید"),
		("خانه\u200c\u200cهای", "خانه\u200cهای"),
		("\u200cخانه های\u200c", "خانه های"),
		("خانه \u200cهای", "خانه های"),
		("١\u200c٢", "١٢"),
	],
)
def test_a_joiner_stays_between_letters_alone(typed, kept):
	assert tidy(typed) == kept


@pytest.mark.parametrize(
	("one", "other"),
	[
		("خانه\u200cهای امید", "خانههاي اميد"),
		("الأمل", "الأمـل"),
		("مؤسسة", "موسسه"),
		("ﻷمل", "لامل"),
		("L’Étoile", "l'etoile"),
		("ʿAlī", "Ali"),
		("ＦＵＬＬ １", "full 1"),
		("İzmir", "izmir"),
	],
)
def test_what_people_take_for_one_writing_is_compared_alike(one, other):
	assert folded(one) == folded(other)


@given(st.text())
def test_folding_twice_is_folding_once(text):
	assert folded(folded(text)) == folded(text)
