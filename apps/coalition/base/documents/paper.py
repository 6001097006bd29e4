"""The engine that makes PDF of a page: WeasyPrint, without network and without files but our own.

Chosen by measuring; figures and reasons stand in docs/documents.md.
"""

import html
import re
import threading
from collections.abc import Callable
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

from coalition.base.documents import arabic, runs
from coalition.base.documents.coverage import FONTS, needed, replaced

FACES = Path(__file__).with_name("faces.css")
STYLE = Path(__file__).with_name("style.css")
SCHEME = "shipped:"
_FILE = re.compile(rf"{SCHEME}([\w.-]+)")
# What each page has at hand, for texts and for titles: what stands first there.
FIRST = frozenset(_FILE.findall(FACES.read_text().split("/* More. */")[0]))
# Where relative addresses of a page lead: to nobody, unless somebody answers for it.
SITE = "http://site.invalid/"
# Pango's tables of fonts are not made for two threads at once.
_ONE_AT_A_TIME = threading.Lock()


class Refused(Exception):
	"""A page asks for something that is not part of it."""


Fetch = Callable[..., dict[str, object]]


def pdf(page: str, style: str = "", more: Fetch | None = None) -> bytes:
	"""This page of HTML as PDF, by our style or another. What it asks for from elsewhere is left out.

	Letters that no shipped font has are replaced by a sign that is seen (`coverage.MISSING`).

	`more` answers for addresses that are not the shipped fonts', or raises Refused.
	"""
	from weasyprint import CSS, HTML
	from weasyprint.text.fonts import FontConfiguration

	with _ONE_AT_A_TIME, arabic.repaired():
		# Made anew for each: it keeps fonts in a folder that it removes only when it ends in order.
		fonts = FontConfiguration()
		style = style or STYLE.read_text()
		sheet = CSS(string=faces(page + style) + style, url_fetcher=fetch, font_config=fonts)
		document = HTML(string=page, url_fetcher=more or fetch, base_url=SITE if more else None)
		_replace_missing(document.etree_element)
		runs.direct(document.etree_element)
		return document.write_pdf(stylesheets=[sheet], font_config=fonts)


def faces(text: str) -> str:
	"""The declarations of the fonts with which a text is shown: each makes a page dearer."""
	lines = FACES.read_text().splitlines()
	wanted = needed(html.unescape(text), FIRST)
	return "\n".join(line for line in lines if not (found := _FILE.search(line)) or found[1] in wanted)


def _replace_missing(root: Element) -> None:
	"""Have a sign in the place of each letter that no font has, in the texts of a page."""
	for element in root.iter():
		element.text, element.tail = replaced(element.text or ""), replaced(element.tail or "")


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
