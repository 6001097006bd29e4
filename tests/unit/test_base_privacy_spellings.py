import json
import re
from urllib.parse import quote

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coalition.base.privacy.forgetting.spellings import (
	Replacement,
	beginning,
	is_distinctive,
	is_spelling_of,
	pattern,
)

NAME = "جمعية الأمل في دير الزور"
LATIN = "Hope Association, Deir az-Zor"
INSTEAD = "عضو القمر 31"
# What a hard blank becomes in pages, JSON and addresses.
BLANKS = ("&nbsp;", "&#160;", "&#xa0;", "\\u00a0", "\u00a0", "%C2%A0", "%20")

WORD = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئء", min_size=2, max_size=9).filter(
	lambda word: len(word.replace("ء", "")) > 1
)
ARABIC = st.lists(WORD, min_size=2, max_size=6).map(" ".join)
# Each example compiles an expression of its own, which takes most of the time.
FEW = settings(max_examples=20, deadline=None)
TEXT = st.text(alphabet="ابتث جحxyz .,;:-()\n\"'\\", max_size=20)


def all_spellings(name: str) -> list[str]:
	"""As the engine and people write a name: in JSON, in an address, in HTML, as a file's name."""
	inside = json.dumps(name)[1:-1]
	underscored = name.replace(" ", "_")
	return [
		name,
		inside,
		json.dumps(inside)[1:-1],
		quote(name),
		underscored,
		quote(underscored),
		json.dumps(underscored)[1:-1],
		name.replace(" ", "  \n"),
		*(name.replace(" ", blank) for blank in BLANKS),
		"".join(letter if letter == " " else f"&#{ord(letter)};" for letter in name),
		"ـ".join(name.split(" ")[0]) + name[len(name.split(" ")[0]) :],
	]


@FEW
@given(ARABIC, TEXT)
def test_a_name_is_found_in_every_spelling_wherever_it_stands(name, around):
	replace = Replacement({name: INSTEAD})
	for spelling in all_spellings(name):
		cleaned = replace(f"{around} {spelling} {around}")
		assert INSTEAD in cleaned
		assert spelling not in cleaned


@FEW
@given(ARABIC)
def test_the_shorter_expression_finds_all_that_the_whole_one_finds(name):
	for spelling in all_spellings(name):
		assert re.search(beginning(name), spelling, re.IGNORECASE)


@FEW
@given(ARABIC, TEXT)
def test_a_text_without_the_name_stays_as_it_is(name, text):
	assume(not re.search(pattern(name), text, re.IGNORECASE))
	assert Replacement({name: INSTEAD})(text) == text


@FEW
@given(ARABIC, WORD)
def test_a_longer_name_of_somebody_else_stays(name, word):
	longer = f"{name} {word}"
	replace = Replacement({name: INSTEAD}, longer=[longer])
	assert replace(f"{longer}، {name}") == f"{longer}، {INSTEAD}"


@FEW
@given(ARABIC)
def test_replacing_twice_changes_nothing_more(name):
	assume(not re.search(pattern(name), INSTEAD))
	once = Replacement({name: INSTEAD})(name)
	assert Replacement({name: INSTEAD})(once) == once


@pytest.mark.parametrize(
	"text",
	[
		"جمعيه الامل فى دير الزور",
		"جَمْعِيَّة الأَمَل في دير الزور",
		"جمعية  الأمل - في دير_الزور",
		"وجمعية الأمل في دير الزور",
		"<b>جمعية</b> الأمل في دير الزور",
	],
)
def test_what_people_make_of_a_name_is_found(text):
	assert INSTEAD in Replacement({NAME: INSTEAD})(text)


def test_latin_names_are_found_in_any_case_and_in_file_names():
	replace = Replacement({LATIN: "-"})
	for text in (
		"HOPE ASSOCIATION DEIR AZ ZOR",
		"Hope_Association,_Deir_az-Zor.pdf",
		r"\nHope Association, Deir az-Zor",
	):
		assert "-" in replace(text) and "ope" not in replace(text).lower()


def test_a_name_inside_a_longer_word_is_another_word():
	assert Replacement({"جمعية الأمل": "-"})("جمعية الأملاح") == "جمعية الأملاح"


@pytest.mark.parametrize(
	"text", ["+963 944 765 432", "00963944765432", "٠٠٩٦٣ ٩٤٤ ٧٦٥ ٤٣٢", "963-944-765-432"]
)
def test_a_telephone_number_is_found_however_it_is_dialled(text):
	assert Replacement({"+963 944 765 432": "—"})(f"هاتف {text}").endswith("—")


@pytest.mark.parametrize(
	("stored", "text"),
	[
		*(("+90 0532 777 8899", each) for each in ("+905327778899", "0532 777 88 99", "0090 532 777 8899")),
		*(("+963944765432", each) for each in ("0944 765 432", "+963 (0) 944 765 432", "944-765-432")),
		("0944 765 432", "+963944765432"),
		*(
			("+963944765432", each)
			for each in ("0944·765·432", "0944_765_432", "0944,765,432", "0963944765432")
		),
		("+905327778899", "0532\u2066777\u20698899"),
		("+963944765432, +963933111222", "0933/111/222"),
	],
)
def test_a_number_is_found_in_another_form_than_the_records(stored, text):
	assert Replacement({stored: "—"})(f"هاتف {text}،").endswith("—،")


@pytest.mark.parametrize(
	("name", "text"),
	[
		("Association L'Étoile", "association l’etoile"),
		("Association L'Étoile", "ASSOCIATION LʼÉTOILE"),
		("Association L'Étoile", "Association LEtoile"),
		("Ali al-Ḥasanī", "ALI AL-HASANI"),
		("Ali Hasani", "ʿAlī Ḥasanī"),
		("İlke Derneği", "ilke dernegi"),
		("Straße Verein", "STRASSE VEREIN"),
		("جمعية الأمل", "جمعية اﻷمل"),
		("جمعية الأمل", "ﺟﻤﻌﻴﺔ ﺍﻷﻣﻞ"),
		("جمعية الأمل", "لجمعية الأمل"),
		("جمعية نساء الغد", "جمعية نسا الغد"),
		("عبدالرحمن الخالد", "عبد الرحمن الخالد"),
		*(("نور الدين المصري", each) for each in ("نورالدين المصري", "لنورالدين المصري", "نُور الدِّين المصرى")),
		*(("نورالدين المصري", each) for each in ("نور الدين المصري", "نور_الدين_المصري")),
		("مركز نصر الله الثقافي", "مركز *نصرالله* الثقافي"),
		*(("الهيئة السورية للفرات", each) for each in ("للهيئة السورية للفرات", "وللهيئة السورية للفرات")),
		("المعتصم بالله الحلبي", "للمعتصم بالله الحلبي"),
		("أبو بكر الشامي", "أبي بكر الشامي"),
		("رێکخراوی ھیوا", "رێكخراوي هيوا"),
		("ڕێکخراوی ھیوا", "رێکخراوی هیوا"),
		("José Müller-Łódzki", "JOSÉ MÜLLER‑ŁÓDZKI"),
		("Rima O'Hara", "Rima O′Hara"),
		("خانه‌های امید", "خانه های امید"),
		("عبد الرحمن الخالد", "عبدالرحمن الخالد"),
		("أبو بكر العلي", "ابوبكر العلي"),
		("خانه\u200cهای امید", "خانههای امید"),
		("amal@xn--ogb3a0bbd.xn--mgbtf8fl", "Amal@منظمة.سوريا"),
	],
)
def test_a_name_is_gone_in_each_spelling_in_which_people_write_it(name, text):
	assert Replacement({name: "—"})(f"قال {text}،").endswith("—،")


def test_the_article_is_found_behind_a_joined_letter():
	assert Replacement({"الأمل": "—"})("تبرع للأمل وبالأمل والأمل") == "تبرع ل— وب— و—"


def test_a_longer_number_is_another_number():
	assert Replacement({"+963 944 765 432": "—"})("9639447654321") == "9639447654321"


def test_a_word_alone_keeps_the_letters_that_are_joined_to_it():
	assert Replacement({"ليلى": "—"})("قالت ليلى وليلى، لا ليلىان") == "قالت — و—، لا ليلىان"


@pytest.mark.parametrize(
	("value", "expected"),
	[
		(NAME, True),
		("ليلى", False),
		("105", False),
		("+963 944 765 432", True),
		("a@b.example", True),
		("...", False),
	],
)
def test_only_what_is_telling_is_looked_for_everywhere(value, expected):
	assert is_distinctive(value) is expected


def test_nothing_is_replaced_where_there_is_nothing_to_find():
	replace = Replacement({"...": "x", "": "y"})
	assert not replace and replace("... abc") == "... abc"


def test_another_spelling_is_the_same_name_and_a_longer_name_is_not():
	assert is_spelling_of("جمعيه الامل في دير الزور", NAME)
	assert not is_spelling_of(f"{NAME} الشرقية", NAME)


def test_the_database_gets_expressions_that_it_can_compile():
	# MariaDB refuses what compiles to more than 64 kB.
	names = {f"{NAME} {number}": "" for number in range(40)} | {LATIN: "", "+963944765432": ""}
	expressions = Replacement(names).expressions()
	assert 1 < len(expressions) < 20 and max(map(len, expressions)) < 20_000
	for name in names:
		assert any(re.search(each, f"قال {name}") for each in expressions)


@pytest.mark.parametrize("between", [*BLANKS, "-", "\u2011", "\u202f", "\\u202f", " - "])
def test_a_number_is_found_however_its_groups_are_parted(between):
	number, written = "+963944111222", between.join(("+963", "944", "111", "222"))
	for text in (written, between.join(("0944", "111222"))):
		cleaned = Replacement({number: "—"})(f"اتصلوا على {text} اليوم")
		assert cleaned.replace(" ", "") == "اتصلواعلى—اليوم"
