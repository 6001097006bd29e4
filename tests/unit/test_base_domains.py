"""Domains are shown in letters where nobody takes these for others."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.text.domains import isolated_domains, shown_domain, shown_domains
from coalition.base.text.emails import read_email, shown

ARABIC = st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإ"), min_size=1, max_size=12)
ORGANISATION = "xn--ogb3a0bbd.xn--mgbtf8fl"


def ascii_of(*labels: str) -> str:
	"""A domain as it would be registered, by whoever means well or not."""
	return ".".join(each if each.isascii() else f"xn--{each.encode('punycode').decode()}" for each in labels)


@pytest.mark.parametrize(
	"labels", [("منظمة", "سوريا"), ("منظمة2", "org"), ("أمل-٢٥", "سوريا"), ("münchen", "de"), ("łódź", "pl")]
)
def test_labels_of_one_script_are_shown(labels):
	assert shown_domain(ascii_of(*labels)) == ".".join(labels)


@pytest.mark.parametrize(
	"label",
	[
		*("раураl", "аррӏе", "рауpal", "αpple", "منظمةorg", "gооgle", "қазына", "例え", "שלום"),
		*(
			"من\u200cظمة",
			"من\u200dظمة",
			"منظ\u064dمة",
			"منظـمة",
			"\u202eمنظمة",
			"من٢3ظمة",
			"من٢۳",
			"٢منظمة",
			"-منظمة",
			"ab\u0131c",
			"من/ظمة",
		),
	],
)
def test_what_may_be_taken_for_another_name_stays_as_it_is_registered(label):
	registered = ascii_of(label, "org")
	assert registered.startswith("xn--")
	assert shown_domain(registered) == registered


@pytest.mark.parametrize(
	"text",
	[
		"",
		"example.org",
		"xn--",
		"xn--a",
		"xn--!!!",
		"xn--" + "9" * 59,
		"xn--" + "a" * 300,
		"xn--org-",
		"..",
		"xn--ÿ",
	],
)
def test_what_is_no_domain_stays(text):
	assert shown_domains(text) == text


def test_addresses_and_links_are_found_in_a_text():
	assert shown_domains(f"amal@{ORGANISATION}") == "amal@منظمة.سوريا"
	assert shown_domains(f"https://www.{ORGANISATION}/x?a=b.c") == "https://www.منظمة.سوريا/x?a=b.c"
	assert shown_domains(f"a@{ORGANISATION}, b@example.org") == "a@منظمة.سوريا, b@example.org"
	assert isolated_domains("amal@example.org") == "amal@example.org"
	assert isolated_domains(f"amal@{ORGANISATION}") == "\u2066amal@منظمة.سوريا\u2069"


@given(st.lists(ARABIC, min_size=2, max_size=3))
def test_an_arabic_address_that_is_read_is_shown_as_it_was_written(labels):
	written = "amal@" + ".".join(labels)
	try:
		stored = read_email(written)
	except ValueError:
		return
	assert stored.isascii()
	assert read_email(shown(stored)) == stored
	assert read_email(isolated_domains(stored)) == stored


@given(st.text(st.sampled_from(string.ascii_lowercase + string.digits + "-"), max_size=40))
def test_whatever_is_shown_stands_for_the_same_name(rest):
	label = f"xn--{rest}"
	letters = shown_domain(label)
	assert letters == label or ascii_of(letters) == label
