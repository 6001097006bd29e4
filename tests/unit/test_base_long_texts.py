"""Whatever somebody sends, no reader works on it for long: a guest's form may have 200 kB."""

from datetime import date
from time import process_time

import pytest

from coalition.base.accounts.account_names import user_name
from coalition.base.accounts.passwords import forms
from coalition.base.privacy.forgetting.spellings import pattern
from coalition.base.text.answers import Asked, Here, read_answer
from coalition.base.text.dates import NotADate, read_time
from coalition.base.text.figures import NotANumber, read_decimal
from coalition.base.text.folding import fold
from coalition.base.text.letters import folded
from coalition.base.text.words import MOST_MARKS, tidy
from coalition.base.verification.codes import plain

HERE = Here(date(2026, 11, 30), ("SY", "PS"))
# Marks in the wrong order are sorted when a text is composed, which takes the square of their number.
FLOOD = "a" + "\u0301" * 45_000 + "\u0327" * 45_000
LONG = (
	*("1" + between * 100_000 + "x" for between in "-/., ،"),
	*(part * 50_000 for part in ("1", "1,", "1.", "+", "((", "١ ", "@,", "a@", "://", "\u200c", "ا ", "و")),
	*("a@" + ", " * 95_000, "https://a" + ".b" * 50_000, "\ud800" * 50_000, FLOOD),
)
# Of a machine half as fast; what is not bounded takes minutes.
SECONDS = 2


def seconds(work):
	begun = process_time()
	work()
	return process_time() - begun


@pytest.mark.parametrize("asked", list(Asked))
def test_no_answer_is_read_for_long(asked):
	for text in LONG:
		assert seconds(lambda text=text: read_answer(asked, text, HERE)) < SECONDS, text[:4]


@pytest.mark.parametrize("reader", [tidy, folded, fold, user_name, forms, plain, pattern])
def test_no_name_or_code_is_compared_for_long(reader):
	for text in LONG[-1:] if reader is pattern else LONG:
		assert seconds(lambda text=text: reader(text)) < SECONDS, text[:4]


def test_what_is_too_long_for_its_kind_is_refused_as_what_it_is_not():
	for kind in ("Date", "Datetime", "Time"):
		with pytest.raises(NotADate):
			read_time("1" + "-" * 100, kind)
	with pytest.raises(NotANumber):
		read_decimal("1" * 10_001)
	assert read_answer(Asked.YEAR, "1" * 5000, HERE)[1] == "not_a_year"


def test_a_letter_keeps_as_many_marks_as_anybody_writes():
	name = "بِسْمِ اللَّهِ á̧"
	assert len(tidy(FLOOD)) <= MOST_MARKS + 1
	assert tidy(name * 20) == tidy(name) * 20


def test_half_a_pair_is_no_letter():
	assert tidy("أ\ud83dم\udf3bل") == "أمل"
