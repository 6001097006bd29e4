import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.text.folding import words_as_written
from coalition.base.text.name_search import LONGEST, forms, likeness, query

ARABIC = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآءؤئ ", min_size=1, max_size=40)
LATIN = st.text("abcdefghijklmnopqrstuvwxyz -'éü", min_size=1, max_size=40)
NAMES = st.one_of(ARABIC, LATIN, st.text(max_size=40))
# What people write for one another, and what they leave out or put in.
SPELLINGS = {"ا": "أإآا", "ه": "هة", "ي": "يى", "و": "وؤ", "e": "eéE", "'": "'’ʼ"}
MARKS = ("", "\u064e", "\u0640")


def is_found(typed: str, *names: str, beside: tuple[str, ...] = ()) -> bool:
	"""Whether the database would find a record of these names, and find it alike."""
	line, asked = forms(names, beside), query(typed)
	fits = any(all(re.search(each, line) for each in way) for way in asked.expressions())
	return fits and likeness(asked, line) > 0


@given(st.text(st.sampled_from("ابتسعزحوية ال'AbelsO-"), max_size=20))
def test_what_fits_all_of_the_first_way_fits_a_part_of_it(text):
	"""The database looks at a line once, by the part."""
	asked, line = query(text), forms([text])
	if asked and all(re.search(each, line) for each in asked.expressions()[0]):
		assert re.search(asked.near_expression(), line)


def is_nearly_found(typed: str, *names: str) -> bool:
	line, asked = forms(names), query(typed)
	return bool(re.search(asked.near_expression(), line)) and likeness(asked, line, is_near=True) > 0


@pytest.mark.parametrize(
	("typed", "name"),
	[
		("موسسه زيتون", "مؤسسة زيتون"),
		("سنابل في الغوطة", "سنابل الغوطة"),
		("الغوطه", "سنابل الغوطة"),
		("غوط", "سنابل الغوطة"),
		("عبدالله الاحمد", "عبد الله الأحمد"),
		("عبد الله الأحمد", "عبدالله الاحمد"),
		("عبد ال", "عبدالله الاحمد"),
		("الأحمد عبدالله", "عبد الله الأحمد"),
		("الرحمن", "عبد الرحمن"),
		("رحمن", "عبدالرحمن"),
		("عبدالر", "عبد الرحمن"),
		("ابو بكر", "أبوبكر"),
		("الس", "السنابل"),
		("جمعيّة السَّنابل", "جمعية السنـــابل"),
		("منظمة زيتون", "مؤسسة زيتون"),
		("مؤسسة", "مؤسسة"),
		("حمص", "فرع حمص"),
		("فريق ٢٠١٣", "فريق 2013"),
		("letoile", "L’Étoile"),
		("L'Etoile", "L’Étoile"),
		("étoile", "L’Étoile"),
		("ERBIL", "Erbil"),
		("sanabel", "Al-Sanabel"),
		("Al Sanabel", "Sanabel"),
		("AlSanabel", "Sanabel"),
		("MO-0012", "MO-0012"),
		("«سنابل» (الغوطة)", "سنابل الغوطة"),
	],
)
def test_a_name_is_found_in_another_spelling_in_part_and_with_more_words(typed, name):
	assert is_found(typed, name)


@pytest.mark.parametrize(
	("typed", "name"),
	[
		("Zaytoun", "مؤسسة زيتون"),
		("zeitoun", "مؤسسة زيتون"),
		("Zeitoun", "Zaytoun Foundation"),
		("زيتون", "Zaytoun Foundation"),
		("زيت", "Zaytoun Foundation"),
		("Homs", "حمص"),
		("Sanabil", "السنابل"),
		("sanab", "السنابل"),
		("Al-Ghouta", "سنابل الغوطة"),
		("Abdulrahman", "عبد الرحمن"),
		("Abdul Rahman", "عبدالرحمن"),
		("عبد الرحمن", "Abdulrahman"),
		("أبو بكر", "Abu Bakr"),
		("Mona", "منى"),
		("Ali", "علي الأحمد"),
		("Layla", "ليلى الخالد"),
		("ليلى", "Layla Al Khaled"),
		("Ja'far", "جعفر"),
		("أمل", "Amal"),
	],
)
def test_a_name_is_found_in_the_other_script(typed, name):
	assert is_found(typed, name)


@pytest.mark.parametrize(
	("typed", "name"),
	[
		("سنابل الغوطة", "سنابل درعا"),
		("زيتون", "سنابل الغوطة"),
		("12", "فريق 212"),
		("جمعية قناديل", "جمعية زيتون"),
		("زيتون", ""),
	],
)
def test_another_name_is_not_found(typed, name):
	assert not is_found(typed, name)


def test_where_nothing_has_all_words_what_has_half_of_them_is_near():
	assert not is_found("سنابل الغوطة الجديدة", "سنابل الغوطة")
	assert is_nearly_found("سنابل الغوطة الجديدة", "سنابل الغوطة")
	assert is_nearly_found("زيتوون", "زيتون")
	assert not is_nearly_found("سنابل الغوطة الجديدة", "قناديل الغوطة")


@pytest.mark.parametrize(
	"typed", ["", " ", "%", "_", "%%__", '"', "'", "\\", "’", "(", "[", "*", "😀", "\x00", "ـ", "ء"]
)
def test_what_has_no_letter_asks_for_nothing(typed):
	assert not query(typed)
	assert query(typed).expressions() == ()


def test_of_a_long_text_a_beginning_is_read():
	asked = query("سنابل " * 10_000)
	assert len(asked.expressions()[0]) <= LONGEST // 6
	assert sum(map(len, asked.expressions()[0])) < 1000


def test_the_likest_comes_first():
	order = ("زيتون", "زيتونة", "Zaytoun", "مؤسسة سنابل")
	found = [likeness(query("زيتون"), forms([name])) for name in order]
	assert found == sorted(found, reverse=True)
	assert found[0] == 1
	assert found[-1] == 0
	assert likeness(query("أمل"), forms(["Amal"])) > likeness(query("أمل"), forms(["Mulla"]))


def test_who_is_named_in_a_record_is_found_after_who_is_called_so():
	called, named = forms(["ليلى"]), forms(["سنابل"], ["ليلى الخالد"])
	assert likeness(query("ليلى"), called) > likeness(query("ليلى"), named) > 0
	assert is_found("سنابل ليلى", "سنابل", beside=("ليلى",))


@given(st.text(), NAMES)
def test_anything_can_be_typed(typed, name):
	asked, line = query(typed), forms([name])
	for way in asked.expressions():
		assert all(re.compile(each) for each in way)
	assert 0 <= likeness(asked, line) <= 1
	assert "%" not in line
	assert "_" not in line


@given(NAMES)
def test_every_name_with_a_letter_is_found_as_it_is_written(name):
	if query(name):
		assert is_found(name, name)


@given(st.one_of(ARABIC, LATIN), st.data())
def test_every_spelling_of_a_name_finds_it(name, data):
	spelled = "".join(data.draw(st.sampled_from(SPELLINGS.get(letter, letter))) for letter in name)
	marks = MARKS if any(letter in name for letter in "ابتهوي") else ("",)
	marked = "".join(
		letter + (data.draw(st.sampled_from(marks)) if letter not in " ء'" else "") for letter in spelled
	)
	if query(name):
		assert is_found(marked, name)
		assert is_found(name, marked)


@given(st.one_of(ARABIC, LATIN), st.data())
def test_a_word_of_a_name_finds_it_and_so_does_the_beginning_of_one(name, data):
	written = words_as_written(name)
	if written:
		word = data.draw(st.sampled_from(written))
		assert is_found(word, name)
		assert is_found(word[: data.draw(st.integers(1, len(word)))], name)
