"""Who asks with a forged host gets nothing that bears it: on no page, and on no paper, which stays."""

import re
from urllib.parse import urlsplit

import pypdfium2
import pytest
import requests
import zxingcpp

from tests import site
from tests.rest.own_pages import ROOT
from tests.rest.portal_visitor import PortalVisitor

EVIL = "evil.example"
FORGED = (
	{"Host": EVIL},
	{"X-Forwarded-Host": EVIL},
	{"Forwarded": f"for=192.0.2.1;host={EVIL};proto=https"},
	{"Host": EVIL, "X-Forwarded-Host": EVIL, "X-Forwarded-Proto": "https", "X-Original-Host": EVIL},
)


def ours() -> str:
	with site.at_the_console():
		import frappe

		return frappe.conf.host_name


def ask_for_a_letter(delegate: PortalVisitor, headers: dict[str, str]) -> requests.Response:
	token = delegate.hidden(f"{ROOT}/letters")
	# By hand: a browser's own cookies would not go to another host.
	cookies = "; ".join(f"{each.name}={each.value}" for each in delegate.session.cookies)
	return requests.post(
		f"{delegate.address}{ROOT}/letters",
		data=token,
		headers={**headers, "Cookie": cookies},
		allow_redirects=False,
	)


@pytest.mark.parametrize("forged", FORGED, ids=lambda headers: "+".join(headers))
def test_a_paper_bears_the_sites_own_address_in_its_text_and_in_its_square(delegate, forged):
	answer = ask_for_a_letter(delegate, forged)
	assert answer.status_code == 303, answer.text
	path = urlsplit(answer.headers["Location"]).path.removeprefix("/coalition")
	for language in ("ar", "en"):
		document = pypdfium2.PdfDocument(delegate.get(f"{path}/{language}").content)
		text = document[0].get_textpage().get_text_bounded()
		(square,) = zxingcpp.read_barcodes(document[0].render(scale=150 / 72).to_pil())
		assert EVIL not in text and square.text.startswith(f"{ours()}/coalition/verify/")
	site.forget_tries()


@pytest.mark.parametrize("forged", FORGED, ids=lambda headers: "+".join(headers))
def test_a_text_to_share_bears_the_sites_own_address(visitor, forged):
	page = visitor.get("/gallery", headers=forged).text
	shared = re.search(r'<textarea id="share"[^>]*>(.*?)</textarea>', page, re.DOTALL)[1]
	assert shared.endswith(f"{ours()}/coalition/apply") and f"{EVIL}/coalition" not in page


@pytest.mark.parametrize("forged", ({}, *FORGED), ids=lambda headers: "+".join(headers) or "none")
def test_without_a_configured_address_no_letter_is_made_and_the_page_says_why(delegate, visitor, forged):
	with site.configured(host_name=None):
		answer = ask_for_a_letter(delegate, forged)
		assert answer.status_code == 409 and "host_name" in answer.text
		assert 'id="share"' not in visitor.get("/gallery", headers=forged).text
	assert site.count("Verification Code", {"reference_name": delegate.member}) == 0
	site.forget_tries()
