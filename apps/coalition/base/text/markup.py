"""Text that no page takes for markup, however it is put there. Pure.

The engine shows much of what is stored without escaping it, and some of it after decoding entities. What
people write of records is text: a sign that would begin a tag, an entity or an attribute is parted from what
follows by a sign that nobody sees, so that it is shown, found and handed on as it was written.
"""

import html
import re
from urllib.parse import urlsplit

# U+2060 WORD JOINER: neither a letter of HTML nor a blank, and drawn by no font.
APART = "\u2060"
# What begins a tag; an address in angle brackets, as mails have it, begins none.
_TAG = re.compile(r"<(?=[A-Za-z/!?])(?![A-Za-z0-9][^\s<>\"/&=]*@[^\s<>\"'/&=]+>)")
# What browsers decode, also where the semicolon is missing.
_ENTITY = re.compile(r"&(?=#[0-9xX]|[A-Za-z][A-Za-z0-9]*;|(?:lt|gt|amp|quot|LT|GT|AMP|QUOT))")
# Signs that end an attribute or a tag, and stand in no address as they are.
_ENDS = {ord(sign): f"%{ord(sign):02X}" for sign in "\"'<>`\\"}
_ENDS_HERE = {ord(sign): f"%{ord(sign):02X}" for sign in '"<>'}
_ATTRIBUTE = re.compile(r"(?<=[A-Za-z])(?=\s*=)")
_SCHEMES = ("", "http", "https")
# Browsers leave blanks and control signs out of a scheme.
_RUNS = re.compile(
	r"(?<![A-Za-z])((?:j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t|d\s*a\s*t\s*a)\s*:", re.IGNORECASE
)


def plain(text: str) -> str:
	"""The text, in which neither a tag nor an entity begins; the same where none did."""
	return _ENTITY.sub(f"&{APART}", without_tags(text)) if "<" in text or "&" in text else text


def as_written(text: str) -> str:
	"""A stored text as its writer has it, for whoever escapes what they show: forms, files, programs."""
	return text.replace(APART, "")


def without_tags(text: str) -> str:
	"""The text, in which no tag begins; entities stay."""
	return _TAG.sub(f"<{APART}", text)


def names_no_attribute(text: str) -> str:
	"""A name or a title, which ends the attribute that it is put into by a quote, and then begins none.

	With a quote in it, a word before a sign of equality names something that no page knows.
	"""
	return _ATTRIBUTE.sub(APART, text) if '"' in text or "'" in text else text


def without_schemes(text: str) -> str:
	"""The text of a page, in which no address runs something: what browsers decode is decoded first."""
	decoded = html.unescape(text)
	return _RUNS.sub(r"\1 :", decoded) if _RUNS.search(decoded) else text


def begins_tag(text: str) -> bool:
	return bool(_TAG.search(text))


def address(text: str) -> str:
	"""An address that ends no attribute, and that a browser opens as a page or a file if at all.

	A file of this site is found by its address as it is: of that, only signs go that no file's name has.
	"""
	if text.startswith(("/files/", "/private/files/")):
		return text.translate(_ENDS_HERE)
	safe = text.translate(_ENDS)
	return safe if _is_page(safe) else safe.replace(":", "%3A").replace("&", "%26")


def _is_page(text: str) -> bool:
	try:
		return urlsplit(html.unescape(text).strip()).scheme in _SCHEMES
	except ValueError:
		return False
