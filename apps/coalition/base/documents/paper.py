"""The engine that makes PDF of a page: WeasyPrint, without network and without files but our own.

Chosen by measuring; figures and reasons stand in docs/documents.md.
"""

import threading
from collections.abc import Callable
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from coalition.base.documents import arabic

FONTS = Path(__file__).with_name("fonts")
FACES = Path(__file__).with_name("faces.css")
STYLE = Path(__file__).with_name("style.css")
SCHEME = "shipped:"
# Where relative addresses of a page lead: to nobody, unless somebody answers for it.
SITE = "http://site.invalid/"
# Pango's tables of fonts are not made for two threads at once.
_ONE_AT_A_TIME = threading.Lock()


class Refused(Exception):
	"""A page asks for something that is not part of it."""


Fetch = Callable[..., dict[str, object]]


def pdf(page: str, style: str = "", more: Fetch | None = None) -> bytes:
	"""This page of HTML as PDF, by our style or another. What it asks for from elsewhere is left out.

	`more` answers for addresses that are not the shipped fonts', or raises Refused.
	"""
	from weasyprint import CSS, HTML
	from weasyprint.text.fonts import FontConfiguration

	with _ONE_AT_A_TIME, arabic.repaired():
		# Made anew for each: it keeps fonts in a folder that it removes only when it ends in order.
		fonts = FontConfiguration()
		text = FACES.read_text() + (style or STYLE.read_text())
		sheet = CSS(string=text, url_fetcher=fetch, font_config=fonts)
		html = HTML(string=page, url_fetcher=more or fetch, base_url=SITE if more else None)
		return html.write_pdf(stylesheets=[sheet], font_config=fonts)


def fetch(address: str, **more: object) -> dict[str, object]:
	"""The shipped font that the style names; Refused for anything else, such as a file or another machine.

	WeasyPrint asks this for every address in a page, also for `data:`, and goes on without what is refused.
	"""
	name = address.removeprefix(SCHEME)
	if not address.startswith(SCHEME) or name not in shipped():
		raise Refused(f"documents load nothing from elsewhere: {address[:80]}")
	return {"string": _unpacked(name), "mime_type": "font/ttf"}


@lru_cache(maxsize=1)
def shipped() -> frozenset[str]:
	"""The files that a document may use."""
	return frozenset(path.name for path in FONTS.glob("*.woff2"))


@cache
def _unpacked(name: str) -> bytes:
	"""A shipped font as the engine needs it; unpacking takes longer than a document."""
	from fontTools.ttLib import TTFont

	font, unpacked = TTFont(FONTS / name), BytesIO()
	font.flavor = None
	font.save(unpacked)
	return unpacked.getvalue()
