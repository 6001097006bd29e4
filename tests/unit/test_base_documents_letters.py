"""Letters on paper: which ones the shipped fonts have, and on which side of a line signs stand."""

import re
import unicodedata
from xml.etree.ElementTree import fromstring, tostring

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as some

from coalition.base.documents import coverage, paper, runs
from tests.unit.test_base_documents_paper import fonts_of, page, seen, text_of

MARKS = re.compile("[\u200e\u200f]")


def assigned(first: int, last: int) -> str:
	"""All letters, marks, digits and signs between two code points."""
	found = map(chr, range(first, last + 1))
	return "".join(each for each in found if unicodedata.category(each)[0] in "LMNPS")


@pytest.mark.parametrize(
	"letters",
	[
		pytest.param(assigned(0x20, 0x24F), id="Latin-1, Extended-A and B"),
		pytest.param(assigned(0x1E00, 0x1EFF), id="Latin Extended Additional"),
		pytest.param(assigned(0x250, 0x36F), id="IPA, letters that modify, marks that combine"),
		pytest.param(assigned(0x600, 0x6FF) + assigned(0x750, 0x77F), id="Arabic, Persian, Kurdish, Urdu"),
		pytest.param(assigned(0x8A0, 0x8FF), id="Arabic Extended-A"),
		pytest.param(assigned(0xFB50, 0xFDC7) + assigned(0xFDF0, 0xFDFC), id="presentation forms A"),
		pytest.param(assigned(0xFE70, 0xFEFC), id="presentation forms B"),
		pytest.param(assigned(0x700, 0x74F), id="Syriac"),
		pytest.param(assigned(0x531, 0x58F), id="Armenian"),
		pytest.param(assigned(0x5D0, 0x5F4), id="Hebrew"),
		pytest.param(assigned(0x400, 0x52F), id="Cyrillic"),
		pytest.param(assigned(0x386, 0x3E1), id="Greek"),
		pytest.param(assigned(0x2010, 0x205E) + assigned(0x20A0, 0x20C0), id="dashes, quotes, currencies"),
		pytest.param("ڕ ڵ ۆ ێ ھ ە گ چ پ ژ ڤ ʿ ʾ ʻ ʼ ā ḥ ḏ ṯ ġ ş ğ ı ● ■ ✓ ★ → № ™", id="what people write"),
	],
)
def test_the_shipped_fonts_have_the_letters_of_our_people(letters):
	assert coverage.missing(letters) == []


def test_what_no_font_has_is_named_once_and_in_one_piece():
	assert coverage.missing("جمعية 😀 الأمل 中文 و 😀") == ["😀", "中文"]
	# A flag, a family, a colour of skin, each one picture to whoever wrote it.
	assert coverage.missing("🇸🇾 معا 👩\u200d👧 و 👍🏽") == ["🇸🇾", "👩\u200d👧", "👍🏽"]


def test_blanks_joiners_and_marks_of_direction_need_no_font():
	assert (
		coverage.missing("خانه\u200cهای\u200d امید\u200e\u200f\u2068x\u2069\u00a0\u202f\u00ad\n\t\u0000")
		== []
	)


@given(some.text())
def test_nothing_is_missing_once_it_is_replaced_and_nothing_else_changes(text):
	shown = coverage.replaced(text)
	assert coverage.missing(shown) == []
	assert len(shown) == len(text)
	lacking = set("".join(coverage.missing(text)))
	assert all(old == new or old in lacking for old, new in zip(text, shown, strict=True))


def test_a_page_without_rare_letters_is_no_dearer():
	"""Each font costs time in each document."""
	plain = paper.faces("تشهد الهيئة Sanabel 2026-01-05 «»")
	assert plain.count("@font-face") == len(paper.FIRST) == 6
	assert "noto-sans-syriac" in paper.faces("ܣܘܪܝܐ") and "noto-sans-syriac" not in plain
	assert "latin-ext" in paper.faces("ā") and "letters-400" in paper.faces("&#x1e25;")


@pytest.mark.parametrize(
	"text",
	["Māḥmūd ʿAlī Ẓāhir", "ڕێکخراوی ژیان", "ܣܘܪܝܐ", "Հայաստան", "Черкес", "Việt Nguyễn ₺ № ✓ →", "m̄ḥ"],
)
def test_each_script_is_drawn_by_a_shipped_font_alone(text):
	content = paper.pdf(page(f"<h1>{text}</h1><p>{text} <b>{text}</b></p>"))
	assert {name.split("+")[-1].split("-")[0] for name in fonts_of(content)} == {"Coalition"}
	drawn = set(text_of(content))
	assert set(unicodedata.normalize("NFKC", text)) - {" "} <= drawn


def test_a_letter_without_a_font_is_seen_and_leaves_the_others_readable():
	content = paper.pdf(page("<p>منظمة حمص Sanabel &#x1F600; 中</p>"))
	assert "منظمة حمص" in text_of(content) and "Sanabel" in text_of(content)
	assert seen(content).count(coverage.MISSING) == 2


# Narrow, so that lines are broken.
NARROW = '<div style="width: 55mm">{}</div>'
LONG = "Sanabel-Foundation-for-Community-Development-and-Relief"


def lines(content: bytes) -> list[str]:
	"""The lines of the body as the eye meets them from left to right, without spaces."""
	textpage = pypdfium2.PdfDocument(content)[0].get_textpage()
	found: dict[int, list[tuple[float, str]]] = {}
	for place in range(textpage.count_chars()):
		left, bottom, _right, _top = textpage.get_charbox(place, loose=True)
		letter = textpage.get_text_range(place, 1).replace("\ufffe", "-").replace("\u2010", "-")
		if bottom > 100 and letter.strip():
			found.setdefault(round(bottom / 12), []).append((left, letter))
	return [
		"".join(letter for _left, letter in sorted(line)) for _height, line in sorted(found.items())[::-1]
	]


@pytest.mark.parametrize("name", [f"<bdi>{LONG}</bdi>", LONG, f"<b>{LONG}</b> عضو"])
def test_a_hyphen_at_the_end_of_a_latin_line_stays_there(name):
	drawn = lines(paper.pdf(page(NARROW.format(f"تشهد الهيئة بأن {name}"))))
	assert len(drawn) == 3
	assert drawn[0].startswith("Sanabel-")
	assert drawn[1] == "Foundation-for-Community-"
	assert drawn[2].endswith("Development-and-Relief")


def test_a_hyphen_at_the_end_of_an_arabic_line_stays_there_on_an_english_page():
	name = "النور-والأمل-والخير-والبركة-والتنمية-والتعليم"
	drawn = lines(paper.pdf(page(NARROW.format(f"Member {name}"), "en")))
	assert drawn[0].startswith("Member-")
	assert len(drawn) == 2 and not drawn[1].endswith("-")


def test_a_soft_hyphen_is_drawn_at_the_end_of_its_line():
	words = "extra&shy;ordinary&shy;incomprehen&shy;sibilities&shy;ofsomething"
	drawn = lines(paper.pdf(page(f'<div style="width: 45mm">{words}</div>')))
	assert len(drawn) > 1
	assert all(line.endswith("-") and not line.startswith("-") for line in drawn[:-1])


@pytest.mark.parametrize("sign", [".", ")", "-", "!", ".)"])
def test_signs_at_the_end_of_a_name_stand_at_its_end(sign):
	"""The reader turns brackets round on pages that run from the right."""
	arabic = seen(paper.pdf(page(f"<p>منظمة <bdi>Sanabel{sign}</bdi> عضو</p>")))
	assert f"Sanabel{sign}" in arabic.replace("(", ")")
	english = seen(paper.pdf(page(f"<p>Member <bdi>حمص{sign}</bdi> today</p>", "en")))
	assert f"Member{sign[::-1]}" in english.replace("(", ")")


def test_a_value_in_a_cell_or_beside_its_label_runs_as_it_says_by_itself():
	root = fromstring(
		"<body><td>0944 123 456</td> <div class='col value'>Hope-</div> <dd>سنابل</dd>"
		"<td>a <b>0944 123</b></td> <td> </td> <p>0944 123</p></body>"
	)
	runs.direct(root, "rtl")
	told = [[each.get("dir") for each in value] for value in root]
	assert told == [["ltr"], ["ltr"], ["rtl"], [None], [], []]
	# Nothing is lost or added but marks of direction.
	words = MARKS.sub("", " ".join(root.itertext())).split()
	assert words == ["0944", "123", "456", "Hope-", "سنابل", "a", "0944", "123", "0944", "123"]


def test_an_element_of_its_own_direction_is_told_it():
	root = fromstring(
		"<body><bdi>Sanabel</bdi> <bdi>سنابل <b>X</b></bdi> <p dir='auto'>12 Sanabel</p>"
		"<bdi dir='rtl'>Sanabel</bdi> <bdi>12</bdi> <p>Sanabel</p> "
		"<bdi>(<i dir='ltr'>X</i>) سنابل</bdi></body>"
	)
	runs.direct(root, "rtl")
	assert [each.get("dir") for each in root] == ["ltr", "rtl", "ltr", "rtl", "ltr", None, "rtl"]


@pytest.mark.parametrize(
	("text", "marked"),
	[
		("a-b", "a-\u200eb"),
		("منظمة a-b (c) d", "منظمة a-\u200eb \u200e(c)\u200e d"),
		("ISO 9001-x", "ISO 9001-\u200ex"),
		# As it is where nothing is broken, or where the signs belong to the page.
		("a.b@c.d", "a.b@c.d"),
		("L'Étoile", "L'Étoile"),
		("منظمة (سنابل) عضو", "منظمة (سنابل) عضو"),
		("منظمة - Sanabel", "منظمة - Sanabel"),
		("2017-01-05", "2017-01-05"),
	],
)
def test_signs_between_letters_of_the_other_script_are_marked(text, marked):
	assert runs.marked(text, "rtl") == marked


@given(
	some.text(some.sampled_from("ab سن-–.,()/\u00ad 1٢\u200e'"), max_size=30),
	some.sampled_from(["ltr", "rtl"]),
)
def test_marks_change_nothing_of_a_text_but_its_marks(text, direction):
	once = runs.marked(text, direction)
	assert MARKS.sub("", once) == MARKS.sub("", text)
	assert MARKS.sub("", runs.marked(once, direction)) == MARKS.sub("", text)
	if not set(text) & set("سن٢" if direction == "ltr" else "ab\u200e"):
		assert once == text


def test_styles_and_scripts_are_left_alone():
	given_page = (
		"<html><head><style>a-b</style><title>a-b</title></head><body><script>a-b</script></body></html>"
	)
	root = fromstring(given_page)
	runs.direct(root, "rtl")
	assert tostring(root, encoding="unicode") == given_page
