"""Texts to paste into WhatsApp."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from coalition.portal.pages.share import share_text


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip()))
def test_whatsapp_opens_with_the_very_text_that_is_shown(text):
	shared = share_text(text, "https://coalition.example/coalition/apply")
	address = urlsplit(shared.whatsapp)
	assert (address.scheme, address.netloc) == ("https", "wa.me")
	assert parse_qs(address.query, keep_blank_values=True)["text"] == [shared.text]
	assert shared.text.endswith("\nhttps://coalition.example/coalition/apply")
