"""What stands in one cell: choices, several entries, nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.text.words import tidy
from coalition.membership.register.reading import entries
from coalition.membership.register.reading.choices import chosen
from coalition.membership.register.reading.columns import heading_of
from tests.unit.registers import SHORT, as_csv, read, short, told

KINDS = {"Organisation": "المنظمة", "Initiative": "مبادرة مدنية"}
BANDS = {"1 to 5": "1 إلى 5", "6 to 20": "6 إلى 20", "More than 200": "أكثر من 200"}


def options(names: dict[str, str]) -> dict[str, str]:
	return {heading_of(text): option for option, arabic in names.items() for text in (option, arabic)}


@pytest.mark.parametrize(
	("text", "meant"),
	[
		*(("منظمة", "Organisation"), ("المنظمة", "Organisation"), ("منظمات", "Organisation")),
		*(("مبادرة", "Initiative"), ("المبادرة المدنية", "Initiative"), ("INITIATIVE", "Initiative")),
		*(("شركة", ""), ("منظمة أو مبادرة", ""), ("ال", ""), ("؟", "")),
	],
)
def test_a_choice_is_known_with_and_without_its_article_and_endings(text, meant):
	assert chosen(text, options(KINDS)) == meant


@pytest.mark.parametrize(
	("text", "meant"),
	[
		("6-20", "6 to 20"),
		("٦ – ٢٠", "6 to 20"),
		("من 6 إلى 20", "6 to 20"),
		("أكثر من 200", "More than 200"),
		("200", ""),
	],
)
def test_a_range_is_known_by_its_two_numbers(text, meant):
	assert chosen(text, options(BANDS)) == meant


def test_of_two_options_that_could_be_meant_none_is_taken():
	assert chosen("شمال", {"فرع شمال حلب": "a", "فرع شمال حمص": "b"}) == ""


@pytest.mark.parametrize(
	"heading", ["هاتف", "الهاتف", "ايميل", "بريد", "مندوب", "المندوب", "عضو منذ", "التأسيس سنة"]
)
def test_a_heading_is_known_with_and_without_its_article(heading):
	register = read(as_csv([*SHORT, heading], [*short("أ"), ""]))
	assert register.unknown == []


@pytest.mark.parametrize("text", ["-", "—", " . ", "/", "لا يوجد", "لايوجد.", "N/A", "none"])
def test_a_cell_may_say_that_there_is_nothing(text):
	is_said = text != "لايوجد."
	assert entries.is_nothing(text) == is_said
	if is_said:
		(row,) = read(as_csv([*SHORT, "الهاتف"], [*short("أ"), text])).rows
		assert row.values["contact_phone"] in ("", None)
		assert told(read(as_csv(SHORT, short("أ", place=text)))) == [(2, "missing")]


KNOWN = {"حمص", "حماة", "ريف دمشق / الغوطة", "الصحة", "التعليم والتدريب"}


@pytest.mark.parametrize(
	("text", "names"),
	[
		("حمص / حماة", ["حمص", "حماة"]),
		("حمص، حماة. ", ["حمص", "حماة"]),
		("حمص وحماة", ["حمص", "حماة"]),
		("حمص و حماة", ["حمص", "حماة"]),
		("ريف دمشق / الغوطة", ["ريف دمشق / الغوطة"]),
		("الصحة والتغذية", ["الصحة والتغذية"]),
		("التعليم والتدريب", ["التعليم والتدريب"]),
		("حمص.", ["حمص"]),
		("حمص - ", ["حمص"]),
	],
)
def test_several_names_in_one_entry_are_parted_unless_they_are_one_that_is_known(text, names):
	assert entries.apart(text, lambda name: name in KNOWN) == names


# As records keep them: tidy, not empty.
words = st.text(st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from("\\;؛|='\" "), max_size=12)
kept = words.map(tidy).filter(bool)


@given(st.lists(kept, max_size=4))
def test_entries_that_we_write_are_read_again(written):
	assert [entries.plain(entry) for entry in entries.split(entries.joined(written))] == written


@given(st.lists(st.tuples(kept, st.just("") | kept, st.just("") | kept), max_size=3))
def test_entries_of_parts_that_we_write_are_read_again(written):
	found = [entries.parts_of(entry) for entry in entries.split(entries.joined_parts(written))]
	assert [[*parts, "", ""][:3] for parts in found] == [list(parts) for parts in written]
