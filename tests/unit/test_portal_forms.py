"""Forms as they are declared: whatever is posted is read, and what was kept is shown and read again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.text.answers import Asked, Here
from coalition.base.text.signatures import Signature
from coalition.base.text.words import tidy
from coalition.portal.forms import reading, showing, steps
from coalition.portal.forms.fields import ROW, Field, File, Many, Part, Rows, cell, chosen, entry
from coalition.portal.forms.reading import Read, Sent
from coalition.portal.forms.showing import Words
from coalition.portal.forms.steps import Step

HERE = Here(date(2026, 11, 30), ("SY",), "Europe/Berlin", "USD")
SIGNED = Signature("ليلى", "نعمل بشفافية")
OPTIONS = {
	"place": [("homs", "حمص"), ("aleppo", "حلب"), ("idlib", "إدلب")],
	"member": [("m1", "جمعية السنابل"), ("m2", "جمعية السنابل"), ("m3", "Amal Association")],
}
COLUMNS = (
	Field("title", required=True),
	Field("day", Asked.DATE),
	Field("member", Asked.FOUND, offered="member"),
	Field("is_main", Asked.TICK),
)
PARTS: tuple[Part, ...] = (
	Field("name", required=True, longest=20),
	Field("about", Asked.LINES, 30),
	Field("place", Asked.CHOICE, offered="place"),
	Field("phone", Asked.PHONE, 40),
	Field("cost", Asked.AMOUNT, 40),
	Field("begins", Asked.MOMENT, 40),
	Field("member", Asked.FOUND, offered="member"),
	Field("agreed", Asked.TICK, required=True),
	Field("signed", Asked.SIGNATURE, required=True, signature=SIGNED),
	Many("places", "place"),
	Rows("works", COLUMNS, most=3, any_of=("day", "member"), stored=("r1", "r2")),
)
GOOD = {"name": "بذور", "agreed": "1", "signed": SIGNED.kept}
NAMES = [
	*(part.name for part in PARTS),
	*(entry("places", number) for number in (0, 1, 9, 999, 1000)),
	*(cell("works", number, each.name) for number in (0, 1, 2, 5, 999) for each in COLUMNS),
	*(cell("works", number, ROW) for number in (0, 1, 2)),
	*(chosen("member"), "works-x-title", "places-", "cmd", "works-1-title-chosen"),
]
KNOWN = (
	*("homs", "aleppo", "جمعية السنابل", "amal", "m1", "m2", "1", "30/11/2026 14:30", "25/10/2026 02:30"),
	*("0944 123 456", "5", "1,234.50 USD", "١٢٣٫٥ EUR", "1/2/2027", "r1", "r2", "r9", SIGNED.kept, "\r\n"),
)
TYPED = st.text(max_size=25) | st.sampled_from(KNOWN)
FORMS = st.dictionaries(st.sampled_from(NAMES), TYPED)


def read(form: dict[str, str], parts: tuple[Part, ...] = PARTS) -> Read:
	return reading.read(parts, form, OPTIONS, HERE)


@given(FORMS)
def test_whatever_is_posted_is_read_and_what_passes_is_as_it_was_asked(form):
	found = read({**GOOD, **form})
	assert set(found.values) == {part.name for part in PARTS}
	if found.problems:
		return
	for part in PARTS:
		answer = found.values[part.name]
		if isinstance(part, Rows):
			assert len(answer) <= part.most
			assert all(row["title"] and (row["day"] or row["member"]) for row in answer)
			named = [row[ROW] for row in answer if row[ROW]]
			assert len(set(named)) == len(named) and set(named) <= {"r1", "r2"}
		elif isinstance(part, Field):
			assert answer or not part.required
			assert not part.offered or not answer or answer in dict(OPTIONS[part.offered])
		else:
			assert set(answer) <= {"homs", "aleppo", "idlib"} and len(set(answer)) == len(answer)


@given(FORMS)
def test_what_was_kept_is_read_again_as_it_is_from_both_ways_of_writing_it(form):
	found = read({**GOOD, **form})
	if not found.problems:
		assert read(reading.as_form(PARTS, found.values)).values == found.values
		typed = reading.as_typed(PARTS, found.values, OPTIONS, HERE.zone)
		again = read(typed)
		# The order of a list is that in which it is offered.
		both = ({**each.values, "places": sorted(each.values["places"])} for each in (again, found))
		assert next(both) == next(both) and not again.problems


@given(FORMS)
def test_each_field_of_a_form_is_shown_under_the_name_by_which_it_is_read(form):
	askings = showing.shown(PARTS, form, OPTIONS, Words())
	named = showing.labels(askings)
	for name in read({**GOOD, **form}).problems:
		is_past = name.startswith(("places-", "works-"))
		assert name in named or is_past
	(table,) = (each for each in askings if each.name == "works")
	used = reading.rows_in_use(PARTS[-1], form)
	assert len(table.rows) > max(used, default=0) or len(table.rows) == 3
	assert all(row.stored.endswith(f"-{ROW}") for row in table.rows)


@pytest.mark.parametrize("typed", ["homs", "HOMS", "حِمص", "حمص", "\u200fحمـص "])
def test_an_entry_of_a_list_is_known_in_each_spelling(typed):
	found = read({**GOOD, "place": typed, "places-0": typed})
	assert (found.values["place"], found.values["places"], found.problems) == ("homs", ["homs"], {})


@pytest.mark.parametrize(
	("changes", "problems"),
	[
		({}, {}),
		({"name": " \u200f "}, {"name": "missing"}),
		({"name": "س" * 21}, {"name": "too_long"}),
		({"place": "moon"}, {"place": "not_listed"}),
		({"agreed": ""}, {"agreed": "not_declared"}),
		({"signed": ""}, {"signed": "not_signed"}),
		({"signed": "1"}, {"signed": "text_changed"}),
		({"signed": Signature("سامر", SIGNED.text).kept}, {"signed": "text_changed"}),
		({"signed": Signature("ليلى", "نص آخر").kept}, {"signed": "text_changed"}),
		({"member": "السنابل"}, {"member": "several_found"}),
		({"member": "السنابل", "member-chosen": "m3"}, {"member": "several_found"}),
		({"member": "السنابل", "member-chosen": "m2"}, {}),
		({"member": "زيتون"}, {"member": "not_found"}),
		({"begins": "25/10/2026 02:30"}, {"begins": "hour_twice"}),
		({"cost": "5 QQQ"}, {"cost": "not_a_currency"}),
		({"places-0": "moon"}, {"places-0": "not_listed"}),
		({"works-0-day": "1/2/2027"}, {"works-0-title": "missing"}),
		({"works-0-title": "x"}, {"works-0-member": "missing"}),
		({"works-0-is_main": "1"}, {}),
	],
)
def test_each_mistake_is_named_at_its_field(changes, problems):
	assert read({**GOOD, **changes}).problems == problems


def test_rows_past_the_most_are_refused_and_not_dropped_in_silence():
	rows = {cell("works", number, each): "1/2/2027" for number in range(4) for each in ("title", "day")}
	assert read({**GOOD, **rows}).problems == {"works-3-title": "too_many"}


def test_a_row_of_anothers_counts_as_new_and_one_of_ones_own_once():
	rows = {}
	for number, name in enumerate(("r1", "theirs", "r1")):
		rows |= {cell("works", number, "title"): "x", cell("works", number, "day"): "1/2/2027"}
		rows[cell("works", number, ROW)] = name
	assert [row[ROW] for row in read({**GOOD, **rows}).values["works"]] == ["r1", "", ""]


@given(st.lists(st.text(max_size=6), max_size=3))
def test_rows_that_say_nothing_are_left_out(titles):
	form = {cell("works", number, "title"): text for number, text in enumerate(titles)}
	form |= {cell("works", number, "is_main"): "1" for number in range(len(titles))}
	assert [row["title"] for row in read(form).values["works"]] == [
		tidy(text) for text in titles if tidy(text)
	]


@pytest.mark.parametrize(
	("titles", "shown"),
	[([], 2), (["a"], 3), (["a", ""], 2), (["a", "b"], 4), (["", "", ""], 3), (["a"] * 5, 5)],
)
def test_a_table_that_comes_back_has_its_rows_and_room_for_more(titles, shown):
	part = Rows("works", (Field("title"),), most=5)
	form = {cell("works", number, "title"): text for number, text in enumerate(titles)}
	(table,) = showing.shown((part,), form, {}, Words())
	assert len(table.rows) == shown


def test_several_that_were_found_are_offered_and_what_was_chosen_is_typed_again():
	(asking,) = showing.shown((PARTS[6],), {"member": "السنابل"}, OPTIONS, Words())
	assert [value for value, _text in asking.found] == ["m1", "m2"]
	typed = reading.as_typed(PARTS, {"member": "m2"}, OPTIONS)
	assert typed == {"member": "جمعية السنابل", "member-chosen": "m2"}


def test_what_is_kept_is_shown_as_people_type_it():
	kept = {
		"phone": "+963944123456",
		"cost": "1234.50 USD",
		"begins": "2026-11-30T14:30+01:00",
		"places": ["idlib"],
	}
	typed = reading.as_typed(PARTS, kept, OPTIONS, HERE.zone)
	assert typed["phone"].replace("\u00a0", " ") == "+963 944 123 456"
	assert (typed["cost"], typed["begins"]) == ("1,234.50 USD", "30/11/2026 14:30")
	assert typed["places-2"] == "idlib"
	assert "places-0" not in reading.as_typed(PARTS, {"places": ["gone"]}, OPTIONS)


def test_a_secret_is_read_as_it_is_typed_and_a_file_with_its_name():
	secret, file = Field("password", Asked.SECRET, 8, required=True), File("paper", required=True)
	found = reading.read(
		(secret, file), {"password": " \u200f x "}, {}, HERE, {"paper": Sent("a.pdf", b"%PDF")}
	)
	assert (found.values, found.problems) == ({"password": " \u200f x "}, {})
	assert found.files["paper"].name == "a.pdf"
	empty = reading.read((secret, file), {"password": "x" * 9}, {}, HERE)
	assert empty.problems == {"password": "too_long", "paper": "no_file"}
	(asking, _file) = showing.shown((secret, file), {}, {}, Words())
	assert asking.type == "password"


@pytest.mark.parametrize(
	("asked", "typed", "kept"),
	[
		(Field("x", Asked.YEAR), "٢٠١١", ("2011", "")),
		(Field("x", Asked.YEAR), "-3", ("-3", "not_a_year")),
		(Field("x", Asked.DATE), "2026/1/5", ("2026-01-05", "")),
		(Field("x", Asked.DATE), "٥/١/٢٠٢٦", ("2026-01-05", "")),
		(Field("x", Asked.DATE), "غداً", ("غداً", "not_a_day")),
		(Field("x", Asked.LINK), "javascript:alert(1)", ("javascript:alert(1)", "not_a_link")),
		(Field("x", Asked.LINK), "example.org/x", ("https://example.org/x", "")),
		(Field("x", longest=3), "abcd", ("abcd", "too_long")),
		(Field("x", Asked.LINES), "a\r\nb ", ("a\nb", "")),
		(Field("x", Asked.TICK), "on", ("1", "")),
	],
)
def test_a_single_field_is_read_by_its_kind(asked, typed, kept):
	assert reading.read_field(asked, typed, {}, HERE) == kept


STEPS = (Step("who", PARTS[:2]), Step("works", PARTS[-2:]))
ORDER = ("who", "works", "files")


@pytest.mark.parametrize(
	("step", "form", "where"),
	[
		(0, {}, "works"),
		(1, {}, "files"),
		(0, {"then": "later"}, ""),
		(1, {"then": "more-works"}, "works#works-add"),
		(0, {"then": "more-works"}, "works"),
		(0, {"back": "summary"}, "summary"),
		(0, {"back": "https://example.org"}, "works"),
	],
)
def test_a_saved_step_leads_on_back_or_to_one_more_row(step, form, where):
	assert steps.following(STEPS[step], ORDER, form, "summary") == where


def test_a_step_is_open_until_it_was_saved_and_lacks_what_is_missing():
	lacking = steps.unfinished(STEPS, lambda step: read({}, step.parts).problems)
	assert lacking == {"who": ["name"]}
	states = [steps.state_of(step, {"name": ""}, lacking) for step in STEPS]
	assert states == ["lacking", "open"]
	assert steps.state_of(STEPS[1], {"works": []}, lacking) == "done"
