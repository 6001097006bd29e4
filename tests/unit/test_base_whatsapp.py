"""Addresses that open WhatsApp: they carry the very text, and a number only where one is given."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.text import whatsapp

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
NUMBERS = st.from_regex(r"\+[1-9][0-9]{7,14}", fullmatch=True)


@given(TEXTS, NUMBERS | st.just(""))
def test_the_address_carries_the_text_and_the_digits_of_the_number(text, number):
	address = urlsplit(whatsapp.address(text, number))
	assert (address.scheme, address.netloc) == ("https", "wa.me")
	assert parse_qs(address.query, keep_blank_values=True) == {"text": [text]}
	assert address.path == "/" + number.removeprefix("+")


@pytest.mark.parametrize(
	("stored", "number"),
	[
		("+963 944 000 103", "+963944000103"),
		("0944 000 103, +963 933 111 222", "+963933111222"),
		("٠٠٩٦٣٩٤٤٠٠٠١٠٣", "+963944000103"),
		# Of which country this is, WhatsApp would guess.
		("0944 000 103", ""),
		("يُسأل أحمد", ""),
		("", ""),
		(None, ""),
	],
)
def test_a_number_goes_into_an_address_only_with_its_country(stored, number):
	assert whatsapp.number_of(stored) == number
