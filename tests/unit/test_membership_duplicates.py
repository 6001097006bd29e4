import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.text.folding import fold, fold_number
from coalition.membership.duplicates.scoring import (
	ALIKE,
	SAME,
	Identity,
	Registration,
	alike,
	share_registration,
	similarity,
)

ARABIC = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآءؤئ ", min_size=1, max_size=40)
NAMES = st.one_of(ARABIC, st.text("abcdefghijklmnopqrstuvwxyz -'éü", min_size=1, max_size=40), st.text())
SPELLINGS = {"ا": "أإآا", "ه": "هة", "ي": "يى", "و": "وؤ"}


def likeness(one: str, other: str) -> float:
	return similarity(fold(one), fold(other))


@pytest.mark.parametrize(
	("one", "other"),
	[
		("جمعية الأمل الخيرية", "جمعيه الامل الخيريه"),
		("جمعيّة السَّنابل", "جمعية السنـــابل"),
		("مؤسسة  بذور\u200f", "موسسة بذور"),
		("Association Béthanie", "association bethanie"),
		("Al-Sanabel", "al sanabel"),
		("فريق ٢٠١٣", "فريق 2013"),
		("عبدالرحمن", "عبد الرحمن"),
		("ابوبكر", "أبو بكر"),
		("أبي بكر", "أبو بكر"),
		("مركز نور الدين", "مركز نورالدين"),
		("نصر الله", "نصرالله"),
		("هيوا", "ھیوا"),
		("خانه\u200cهای امید", "خانه های امید"),
		("عبد الله الأحمد", "عبدالله الاحمد"),
		("أم الخير", "امالخير"),
		("Abdulrahman", "Abdul Rahman"),
		("خانه\u200cهای امید", "خانههای امید"),
	],
)
def test_spellings_of_one_name_are_the_same(one, other):
	assert likeness(one, other) >= SAME


@pytest.mark.parametrize(
	("one", "other"),
	[
		("جمعية بذور", "منظمة البذور"),
		("جمعية بذور", "جمعية بذور للتنمية"),
		("جمعية السنابل", "Al-Sanabel Association"),
		("السنابل", "Sanabil"),
		("مؤسسة بسمة أمل", "Basmet Amal Foundation"),
		("جمعية نساء الغوطة", "Nisaa Al-Ghouta"),
		("بشار الأسد", "Bashar al-Assad"),
		("عبد الرحمن", "Abdulrahman"),
		("حماس", "Hamas"),
		("شمس", "Chams"),
		("النور", "An-Noor Organisation"),
		("ليلى الخالد", "Laila Al Khaled"),
		("أحمد محمود", "Mahmoud Ahmed"),
	],
)
def test_names_that_people_take_for_one_another_are_alike_and_not_the_same(one, other):
	assert ALIKE <= likeness(one, other) < SAME


@pytest.mark.parametrize(
	("one", "other"),
	[
		("جمعية بذور", "جمعية بذور الحياة"),
		("جمعية الاختبار 5", "جمعية الاختبار 6"),
		("منظمة 123456", "منظمة 123457"),
		("أمل", "Mulla"),
		("الهلال الأحمر", "Red Crescent"),
		("جمعية", "منظمة"),
		("جمعية النور الخيرية", "جمعية الهدى الخيرية"),
		("شباب درعا", "شباب حمص"),
		("", "جمعية"),
		("...", "جمعية"),
	],
)
def test_names_of_different_ones_are_not_alike(one, other):
	assert likeness(one, other) < ALIKE


@given(NAMES, NAMES)
def test_which_name_comes_first_does_not_matter(one, other):
	assert likeness(one, other) == pytest.approx(likeness(other, one))
	assert 0 <= likeness(one, other) <= 1


@given(NAMES)
def test_every_name_with_a_letter_is_the_same_as_itself(name):
	if fold(name).words:
		assert likeness(name, name) == pytest.approx(1)


@given(ARABIC, st.data())
def test_arabic_letters_that_people_write_for_one_another_make_no_difference(name, data):
	spelled = "".join(data.draw(st.sampled_from(SPELLINGS.get(letter, letter))) for letter in name)
	assert fold(spelled).text == fold(name).text


@given(ARABIC)
def test_marks_and_tatweel_make_no_difference(name):
	marked = "".join(letter + "\u064e\u0640" if letter not in " ء" else letter for letter in name)
	assert fold(marked).text == fold(name).text


@given(NAMES, NAMES)
def test_names_that_are_alike_share_a_block(one, other):
	if likeness(one, other):
		assert fold(one).blocks & fold(other).blocks


@given(st.text())
def test_any_text_can_be_folded(text):
	folded = fold(text)
	assert folded == fold(text)
	assert all(word.text and word.weight > 0 for word in folded.words)


def test_each_script_is_compared_with_each():
	one = Identity(("جمعية السنابل", ""))
	other = Identity(("مؤسسة سنابل الخير", "Sanabel"))
	assert alike(one, other) >= ALIKE


@pytest.mark.parametrize(
	("one", "other", "same"),
	[
		(("وزارة الشؤون", "سوريا", "٤٥٦/٢٠١٣"), ("وزاره الشوون", "", "456-2013"), True),
		(("", "Türkiye", "007"), ("Dernekler", "turkiye", "7"), True),
		(("", "", "4711"), ("", "", "4711"), True),
		(("Vereinsregister", "Berlin", "12"), ("Vereinsregister", "Hamburg", "12"), True),
		(("Valilik", "Gaziantep", "12"), ("Vereinsregister", "Berlin", "12"), False),
		(("وزارة", "سوريا", "12"), ("وزارة", "سوريا", "13"), False),
		(("وزارة", "سوريا", ""), ("وزارة", "سوريا", ""), False),
	],
)
def test_a_registration_is_the_same_by_number_with_authority_or_area(one, other, same):
	assert share_registration([Registration(*one)], [Registration(*other)]) is same


@given(st.text())
def test_a_folded_number_is_folded_for_good(number):
	assert fold_number(fold_number(number)) == fold_number(number)
