"""Amounts, moments, what is found and what is signed, as people type them and as they are kept."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.money.amount_texts import keep_amount, kept_amount, show_amount
from coalition.base.money.money import Amount, places
from coalition.base.text.answers import Asked, Here, read_answer, show_answer, type_answer
from coalition.base.text.finding import find
from coalition.base.text.moments import kept_moment
from coalition.base.text.signatures import Signature, digest, is_under, signer_of
from coalition.base.text.words import tidy

ZONES = st.sampled_from(["Asia/Damascus", "Europe/Berlin", "Asia/Gaza", "America/New_York", "Asia/Kathmandu"])
HERE = Here(date(2026, 11, 30), ("SY",), "Asia/Damascus", "USD")
BERLIN = Here(date(2026, 11, 30), ("DE",), "Europe/Berlin")
LANGUAGES = st.sampled_from(["ar", "en"])
CURRENCIES = st.sampled_from(["USD", "SYP", "JOD", "JPY", "EUR", "SYP-2026"])


def read(asked: Asked, text: str, here: Here = HERE) -> tuple[str, str]:
	return read_answer(asked, text, here)


@pytest.mark.parametrize(
	("typed", "kept"),
	[
		("1,234.50 USD", "1234.50 USD"),
		("1234.5", "1234.50 USD"),
		("USD 1234.5", "1234.50 USD"),
		("usd1,234.5", "1234.50 USD"),
		("$5", "5.00 USD"),
		("5€", "5.00 EUR"),
		("١٬٢٣٤٫٥٠ USD", "1234.50 USD"),
		("1000 ل.س", "1000.00 SYP"),
		("1000 ل. س.", "1000.00 SYP"),
		("1.5 JOD", "1.500 JOD"),
		("5 SYP-2026", "5.00 SYP-2026"),
		("SYP-2026 5", "5.00 SYP-2026"),
		("-3 USD", "-3.00 USD"),
	],
)
def test_an_amount_is_kept_one_way_however_it_is_typed(typed, kept):
	assert read(Asked.AMOUNT, typed) == (kept, "")


@pytest.mark.parametrize(
	("typed", "problem"),
	[
		("1,5", "not_a_number"),
		("abc", "not_a_number"),
		("SYP-2026", "not_a_number"),
		("1.234", "too_exact"),
		("0.5 JPY", "too_exact"),
		("1" * 13, "too_large"),
		("9" * 150, "too_large"),
		("9" * 5000, "too_large"),
		("1 QQQ", "not_a_currency"),
		("1 XAU", "not_a_currency"),
		("CA$ 5", "not_a_number"),
	],
)
def test_what_is_no_amount_is_asked_about_and_stays_as_it_was_typed(typed, problem):
	assert read(Asked.AMOUNT, typed) == (typed, problem)


def test_a_currency_is_never_guessed():
	assert read(Asked.AMOUNT, "5", BERLIN) == ("5", "no_currency")


@given(st.integers(-(10**11), 10**11), CURRENCIES)
def test_each_amount_is_kept_shown_and_typed_exactly(units, currency):
	amount = Amount(Decimal(units).scaleb(-places(currency)), currency)
	kept = keep_amount(amount)
	assert kept_amount(kept) == amount
	shown = [show_amount(kept), type_answer(Asked.AMOUNT, kept), show_answer(Asked.AMOUNT, kept, "ar")]
	for text in (kept, *shown):
		assert read(Asked.AMOUNT, text) == (kept, "")


@given(st.text(max_size=30) | st.from_regex(r"[A-Z$]{0,4} ?[0-9.,]{0,9} ?[A-Z$]{0,4}", fullmatch=True))
def test_whatever_is_typed_for_an_amount_is_read_or_asked_about(typed):
	kept, problem = read(Asked.AMOUNT, typed)
	assert problem or not kept or kept_amount(kept) is not None


@pytest.mark.parametrize(
	("typed", "kept"),
	[
		("30/11/2026 14:30", "2026-11-30T14:30+03:00"),
		("٣٠/١١/٢٠٢٦ ١٤:٣٠", "2026-11-30T14:30+03:00"),
		("30 تشرين الثاني 2026 14:30", "2026-11-30T14:30+03:00"),
		("2026-11-30T14:30", "2026-11-30T14:30+03:00"),
		("30/11/2026 11:30 UTC", "2026-11-30T14:30+03:00"),
		("2026-11-30T11:30:00Z", "2026-11-30T14:30+03:00"),
		("30/11/2026 12:30 GMT+1", "2026-11-30T14:30+03:00"),
		("30/11/2026 12:30 +0100", "2026-11-30T14:30+03:00"),
	],
)
def test_a_moment_is_kept_with_the_offset_of_who_typed_it(typed, kept):
	assert read(Asked.MOMENT, typed) == (kept, "")


@pytest.mark.parametrize(
	("typed", "problem"),
	[
		("29/3/2026 02:30", "no_such_hour"),
		("25/10/2026 02:30", "hour_twice"),
		("30/11/2026", "no_clock"),
		("14:30", "not_a_day"),
		("30/11/2026 25:30", "not_a_time"),
		("30/11/2026 14:30:15", "not_a_time"),
		("30/11/2026 14:30 +17", "not_a_time"),
		("30/11/2026 14:30 +01:75", "not_a_time"),
		("1/1/1447 10:00", "hijri"),
	],
)
def test_what_is_no_moment_or_two_is_asked_about(typed, problem):
	assert read(Asked.MOMENT, typed, BERLIN) == (typed, problem)


def test_who_says_the_offset_says_which_hour_is_meant():
	for offset in ("+02:00", "+01:00"):
		kept, problem = read(Asked.MOMENT, f"25/10/2026 02:30 {offset}", BERLIN)
		assert (kept, problem) == (f"2026-10-25T02:30{offset}", "")
		assert type_answer(Asked.MOMENT, kept, BERLIN.zone) == f"25/10/2026 02:30 {offset}"


def test_a_zone_is_never_guessed():
	assert read(Asked.MOMENT, "30/11/2026 14:30", Here(HERE.today))[1] == "no_zone"


@given(
	st.datetimes(datetime(1930, 1, 1), datetime(2100, 1, 1)),
	st.integers(-720, 840),
	ZONES,
	LANGUAGES,
)
def test_each_moment_is_kept_shown_and_typed_exactly_in_every_zone(clock, minutes, zone, language):
	here = Here(HERE.today, zone=zone)
	whole = clock.replace(second=0, microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
	kept, problem = read(Asked.MOMENT, whole.isoformat(timespec="minutes"), here)
	assert not problem
	assert kept_moment(kept) == whole
	shown = [type_answer(Asked.MOMENT, kept, each) for each in (zone, "")]
	shown += [show_answer(Asked.MOMENT, kept, language, each) for each in (zone, "")]
	for text in (kept, *shown):
		assert read(Asked.MOMENT, text, here) == (kept, "")


@given(st.text(max_size=30), ZONES)
def test_whatever_is_typed_for_a_moment_is_read_or_asked_about(typed, zone):
	kept, problem = read(Asked.MOMENT, typed, Here(HERE.today, zone=zone))
	assert problem or not kept or kept_moment(kept)


OPTIONS = [
	*(("a", "جمعية السنابل – حمص"), ("b", "جمعية السنابل – حلب")),
	*(("c", "Amal Association"), ("d", "أمل"), ("e", "دار عبد الرحمن"), ("f", "مركز نور الدين")),
]


@pytest.mark.parametrize(
	("typed", "found"),
	[
		("c", ["c"]),
		("جمعية السنابل – حمص", ["a"]),
		("جمعيه السنابل – حمص", ["a"]),
		("سنابل حمص", ["a"]),
		("السنابل", ["a", "b"]),
		("AMAL", ["c"]),
		("دار عبدالرحمن", ["e"]),
		("عبدالرحمن", ["e"]),
		("نورالدين", ["f"]),
		("امل", ["d"]),
		("زيتون", []),
		(" \u200f ", []),
	],
)
def test_one_of_many_is_found_by_what_somebody_types_of_it(typed, found):
	assert [value for value, _text in find(typed, OPTIONS)] == found


def test_nothing_is_sought_by_a_text_that_is_longer_than_any():
	assert find("حمص " * 50_000, OPTIONS * 500) == []


ENTRIES = st.tuples(st.uuids().map(str), st.text(min_size=1, max_size=8))


@given(st.lists(ENTRIES, max_size=6, unique_by=lambda entry: entry[0]))
def test_an_entry_is_always_found_by_what_is_kept_of_it(options):
	for option in options:
		assert find(option[0], options) == [option]
		assert not tidy(option[1]) or option in find(option[1], options)


def test_a_signature_names_who_signs_and_the_text_that_was_shown():
	kept = Signature("ليلى  الحسن", "نعمل بشفافية\r\nوننبذ العنف").kept
	assert read(Asked.SIGNATURE, kept) == (kept, "")
	assert signer_of(kept) == "ليلى الحسن"
	assert is_under(kept, "نعمل بشفافية\nوننبذ العنف") and not is_under(kept, "نعمل بشفافية")
	assert read(Asked.SIGNATURE, "1")[1] == read(Asked.SIGNATURE, digest("x"))[1] == "not_signed"


@given(st.text())
def test_a_secret_is_read_exactly_as_it_is_typed(typed):
	assert read(Asked.SECRET, typed) == (typed, "")
