"""Values keep their order inside sentences, judged by FriBidi, with which documents are laid out."""

import csv
import ctypes
import ctypes.util
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.accounts.sign_in_codes import in_groups
from coalition.base.text import phones
from coalition.base.text.bidi import fill, isolate_numbers, isolated

CATALOGUE = Path(__file__).parents[2] / "apps" / "coalition" / "translations" / "ar.csv"
FRIBIDI = ctypes.CDLL(ctypes.util.find_library("fribidi"))
# FriBidi's names of the direction of a paragraph.
LEFT_TO_RIGHT, RIGHT_TO_LEFT = 0x110, 0x111
SIGNS = "\u200e\u2066\u2067\u2068\u2069"
ARABIC = "ينتهي في {0} كما تقرّر"
VALUES = (
	*("2027-01-31", "0944 123 456", "+963 944 000 103", "789 055 7810", "MA-2026-0042", "14:30", "16/1/2017"),
	*("12", "1,234.50 USD", "-5", "Hope (NGO)", "amal@xn--mgb.example", "https://example.org/a", "A4"),
	*("28 تشرين الثاني 2026", "جمعية الأمل (حمص)", "الأمل 2", "شركة ABC", "٠٩٤٤ ١٢٣ ٤٥٦"),
)


def seen(text: str, paragraph: int) -> str:
	"""The letters as they stand on the line, from left to right; signs that are not seen left out."""
	length = len(text)
	letters = (ctypes.c_uint32 * length)(*map(ord, text))
	order = (ctypes.c_int * length)()
	levels = (ctypes.c_byte * length)()
	base = ctypes.c_int(paragraph)
	assert FRIBIDI.fribidi_log2vis(letters, length, ctypes.byref(base), None, None, order, levels)
	return "".join(text[place] for place in order if text[place] not in SIGNS)


def alone(value: str) -> str:
	"""A value as it is seen on a line of its own, in the direction of its first letter."""
	has_arabic_first = re.match(r"[^a-zA-Z]*?[\u0600-\u06ff]", value) and not re.match(
		r"[^\u0620-\u06ff]*[a-zA-Z]", value
	)
	digits_alone = not re.search(r"[\u0620-\u065f\u066e-\u06ef]", value)
	return seen(value, RIGHT_TO_LEFT if has_arabic_first and not digits_alone else LEFT_TO_RIGHT)


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize(
	("sentence", "paragraph"),
	[(ARABIC, RIGHT_TO_LEFT), ("It ends on {0}, as was decided", LEFT_TO_RIGHT), ("{0}: {0}", RIGHT_TO_LEFT)],
)
def test_a_value_stands_in_a_sentence_as_it_stands_alone(sentence, paragraph, value):
	assert alone(value) in seen(fill(sentence, value), paragraph)


def test_without_isolating_a_day_would_be_turned_round():
	assert "2027-01-31" not in seen(ARABIC.format("2027-01-31"), RIGHT_TO_LEFT)
	assert "31-01-2027" in seen(ARABIC.format("2027-01-31"), RIGHT_TO_LEFT)


@pytest.mark.parametrize(
	("sentence", "value"),
	[
		(ARABIC, "28 تشرين الثاني 2026"),
		(ARABIC, "12"),
		("It ends on {0}", "28 November 2026"),
		("It ends on {0}", "MA-2026-0042"),
		("{0}: {0}", "الأمل"),
	],
)
def test_what_reads_in_the_direction_of_the_sentence_is_put_in_as_it_is(sentence, value):
	assert fill(sentence, value) == sentence.format(value)


def test_a_sentence_inside_another_is_isolated_where_it_runs_the_other_way_alone():
	inner = fill("«{0}» cannot be read.", "نعم")
	assert fill("Row {0}: {1}", 2, inner) == f"Row 2: {inner}" == "Row 2: «\u2068نعم\u2069» cannot be read."
	assert fill(ARABIC, inner) == ARABIC.format(isolated(inner))


def test_nothing_is_put_behind_an_address_which_a_chat_would_make_a_part_of_it():
	assert fill("افتحوا {0} وأدخلوه", "https://example.org/a") == "افتحوا https://example.org/a وأدخلوه"


def test_an_isolate_is_not_isolated_again():
	assert (
		fill(ARABIC, isolated("0944 123"))
		== fill(ARABIC, "0944 123")
		== ARABIC.format("\u20680944 123\u2069")
	)


def rows_with_values():
	"""Of the app's own texts: what the engine says (an empty third cell), it fills in by itself."""
	with CATALOGUE.open(encoding="utf-8", newline="") as file:
		return sorted({row[1] for row in csv.reader(file) if "{0}" in row[1] and row[2:] != [""]})


@pytest.mark.parametrize("sentence", rows_with_values())
def test_in_each_arabic_sentence_of_ours_each_value_stands_as_it_stands_alone(sentence):
	count = 1 + max(int(number) for number in re.findall(r"\{(\d)\}", sentence))
	for value in VALUES:
		assert alone(value) in seen(fill(sentence, *[value] * count), RIGHT_TO_LEFT), value


WORDS = st.sampled_from(["الأمل", "Hope", "12", "2027", "MA", "حمص", "٥"])
SIGNS_BETWEEN = st.sampled_from([" ", "-", "/", ".", ":", "+", " (", ") ", "، ", "&", "#"])


PARTS = st.lists(st.tuples(WORDS, SIGNS_BETWEEN).map("".join), min_size=1, max_size=6)


@given(PARTS.map("".join))
def test_whatever_the_value_an_isolate_keeps_its_order(value):
	"""As a browser's `<bdi>` shows it: `fill` may leave the isolate away only where nothing changes by it."""
	for sentence, paragraph in ((ARABIC, RIGHT_TO_LEFT), ("It ends on {0}, as was decided", LEFT_TO_RIGHT)):
		assert seen(fill(sentence, value), paragraph) == seen(sentence.format(isolated(value)), paragraph)


@pytest.mark.parametrize("shown", [in_groups("4829150637"), phones.shown("+963944000103").removeprefix("+")])
def test_groups_of_digits_keep_their_order_even_where_nothing_isolates_them(shown):
	for text in (shown, f"رمزكم {shown} كما قيل"):
		assert shown in seen(text, RIGHT_TO_LEFT)
	assert shown.replace("\u00a0", " ") not in seen(f"رمزكم {shown.replace(chr(160), ' ')}", RIGHT_TO_LEFT)


WRITTEN = ("0944 123 456", "31-01-2027", "+963 944 111 222", "0944 123 456-7", "2016-01-05", "12–15", "+963")


@pytest.mark.parametrize("number", WRITTEN)
def test_what_somebody_wrote_is_shown_with_its_numbers_in_order(number):
	for text in (f"الاتصال بـ {number} (Zoë)", f"{number} هو الرقم", f"رقمنا: {number}، وبعده {number}."):
		assert number in seen(isolate_numbers(text), RIGHT_TO_LEFT)
		assert isolate_numbers(text).translate(dict.fromkeys(map(ord, SIGNS))) == text


GROUPS = st.text("0123456789", min_size=1, max_size=4) | st.text("٠١٢٣٤٥٦٧٨٩", min_size=1, max_size=4)
BETWEEN = st.sampled_from([" ", "-", " - ", "–", "/", ".", ",", ":", "-+", " (0) "])


@given(GROUPS, st.lists(st.tuples(BETWEEN, GROUPS).map("".join), max_size=5).map("".join), st.booleans())
def test_each_run_of_numbers_keeps_its_order_as_a_whole(first, more, has_brackets):
	"""However it is parted: no part of a number changes its place with another."""
	run = f"({first}) {more.lstrip(' -–/.,:+')}" if has_brackets and more[-1:] else f"{first}{more}"
	if has_brackets and not re.match(r"\(\d+\) \d", run):
		return
	for text in (f"الموعد {run} غداً", f"الموعد:{run}", f"و{run}، ثم كلمة"):
		shown = isolate_numbers(text)
		assert run in seen(shown, RIGHT_TO_LEFT), shown


@pytest.mark.parametrize(
	"number",
	[
		*("10,000-50,000", "10:30-12:00", "9-10:30", "2027-01-31 10:30", "15/3-20/3", "1.5-2.5"),
		*("10:30 - 12:00", "15-16/3/2024"),
		*("(0944) 123 456", "(011) 222-3333", "(0944)123456", "٠٩٤٤ ١٢٣ ٤٥٦", "٢٠٢٤-٠٣-١٥", "12-34-B"),
		*("+963 (0) 944 111 222", "15.3-20.3.2024", "v1.2-3", "IBAN SY12 3456 7890", "(2013-2016)"),
	],
)
def test_numbers_of_each_kind_are_shown_whole(number):
	for text in (f"الموعد {number} غداً", f"الموعد: {number}"):
		inner = number.strip("()") if number == "(2013-2016)" else number
		assert inner in seen(isolate_numbers(text), RIGHT_TO_LEFT)


@pytest.mark.parametrize(
	"text", ["في 2016 كنا 12", "MA-2026-0042", "14:30", "16/1/2017", "COVID-19", "", "a-b"]
)
def test_what_no_line_turns_stays_as_it_is(text):
	assert isolate_numbers(text) == text
