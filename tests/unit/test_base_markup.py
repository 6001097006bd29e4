"""Text that no page takes for markup, however it is put there."""

import html
import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.text.letters import folded
from coalition.base.text.markup import (
	APART,
	address,
	as_written,
	begins_tag,
	names_no_attribute,
	plain,
	without_schemes,
	without_tags,
)
from coalition.base.text.words import tidy

PIECES = [
	"<",
	">",
	"&",
	"img",
	"/",
	"!",
	"?",
	" ",
	'"',
	"'",
	"=",
	"@",
	".",
	"#60;",
	"lt",
	"lt;",
	"amp;",
	"a",
	"ا",
	"\n",
]
texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


@pytest.mark.parametrize(
	"text",
	[
		*('"<img/src/onerror=x>"<a@b.org>', "<img src=x onerror=x", "</script", "<!--", "<svg/onload=x//"),
		*(
			"&lt;img src=x&gt;",
			"&#60;img>",
			"&#x3c;img>",
			"&ltimg>",
			"&amp;lt;img>",
			"&quot; onx=y",
			"<svg@x/onload=y>",
		),
	],
)
def test_what_would_be_markup_is_moved_apart_and_nothing_is_lost(text):
	safe = plain(text)
	assert not BeautifulSoup(re.sub(r"<[^<>@]+@[^<>@]+>", "", html.unescape(safe)), "html.parser").find()
	assert as_written(safe) == text


@pytest.mark.parametrize(
	"text", ["جمعية <3", "a < b", "1<2", "Women & Girls", "AT&T", "R&D", "ليلى <a@b.org>", "", "[1]"]
)
def test_what_people_write_stays(text):
	assert plain(text) == text


@given(texts)
def test_no_tag_begins_and_none_after_decoding(text):
	safe = plain(text)
	assert plain(safe) == safe
	assert not begins_tag(safe) and not begins_tag(without_tags(text))
	assert not begins_tag(html.unescape(safe))


@pytest.mark.parametrize("text", ["Women & Girls <WG>", "<b>شكراً</b>", "R&amp;D", '"a" b=c'])
def test_what_is_stored_is_shown_and_handed_on_as_it_was_written(text):
	stored = names_no_attribute(plain(text))
	assert stored != text and as_written(stored) == text
	assert stored.replace(APART, "") == text and not any(map(str.isprintable, set(stored) - set(text)))


@given(texts)
def test_a_tidy_text_stays_apart_and_is_compared_as_it_was_written(text):
	stored = names_no_attribute(plain(tidy(text)))
	assert tidy(stored) == stored
	assert folded(stored) == folded(as_written(stored))


@given(texts)
def test_an_address_ends_no_attribute(text):
	safe = address(text)
	assert not set(safe) & set('"<>') and address(safe) == safe


@given(texts)
def test_a_name_that_ends_an_attribute_begins_none(text):
	safe = names_no_attribute(text)
	assert names_no_attribute(safe) == safe
	assert not ({*safe} & {*"\"'"} and re.search(r"[A-Za-z]\s*=", safe))
	assert as_written(safe) == as_written(text)


@pytest.mark.parametrize("text", ['جمعية "الأمل"', "L'Avenir", "a=b", "2+2=4", "' or 1=1 --"])
def test_names_with_quotes_or_with_signs_stay(text):
	assert names_no_attribute(text) == text


@pytest.mark.parametrize(
	"text",
	[
		"[a][1]\n\n[1]: javascript:x",
		"[a](java\nscript:x)",
		"[a](JaVaScRiPt&colon;x)",
		"[a](data:text/html,x)",
	],
)
def test_a_page_leads_nowhere_that_runs(text):
	assert not re.search(r"(script|data):", html.unescape(without_schemes(text)).replace("\n", ""))


def test_a_page_that_leads_to_pages_stays():
	text = "> metadata: see https://example.org/?a=1&amp;b=2 and mailto:a@b.org"
	assert without_schemes(text) == text


@pytest.mark.parametrize(
	"text",
	[
		"/private/files/a b.pdf",
		"/files/L'Avenir.pdf",
		"https://example.org/x?y=1#z",
		"//example.org",
		"x.pdf",
		"",
	],
)
def test_addresses_of_files_and_pages_stay(text):
	assert address(text) == text


@pytest.mark.parametrize(
	"text",
	[
		"javascript:alert(1)",
		" JavaScript:x",
		"data:text/html,x",
		"vbscript:x",
		"javascript&colon;x",
		"java&#x73;cript:x",
	],
)
def test_an_address_that_runs_something_is_none(text):
	assert ":" not in address(text)
