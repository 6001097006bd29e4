"""Text that no page takes for markup, however it is put there. Pure.

The engine shows much of what is stored without escaping it, and some of it after decoding entities. What
people write of records is text: a sign that would begin a tag or an entity is moved apart from what follows.
"""

import re
from urllib.parse import urlsplit

# What begins a tag; an address in angle brackets, as mails have it, begins none.
_TAG = re.compile(r"<(?=[A-Za-z/!?])(?![^\s<>\"'/&=]+@[^\s<>\"'/&=]+>)")
# What browsers decode, also where the semicolon is missing.
_ENTITY = re.compile(r"&(?=#[0-9xX]|[A-Za-z][A-Za-z0-9]*;|(?:lt|gt|amp|quot|LT|GT|AMP|QUOT))")
# Signs that end an attribute or a tag, and stand in no address as they are.
_ENDS = {ord(sign): f"%{ord(sign):02X}" for sign in "\"'<>`\\"}
_SCHEMES = ("", "http", "https")


def plain(text: str) -> str:
	"""The text, in which neither a tag nor an entity begins; the same where none did."""
	return _ENTITY.sub("& ", without_tags(text)) if "<" in text or "&" in text else text


def without_tags(text: str) -> str:
	"""The text, in which no tag begins; entities stay."""
	return _TAG.sub("< ", text)


def begins_tag(text: str) -> bool:
	return bool(_TAG.search(text))


def address(text: str) -> str:
	"""An address that ends no attribute, and that a browser opens as a page or a file if at all."""
	safe = text.translate(_ENDS)
	try:
		is_known = urlsplit(safe.strip()).scheme in _SCHEMES
	except ValueError:
		is_known = False
	return safe if is_known else safe.replace(":", "%3A")
