"""Domains as people write them: منظمة.سوريا for xn--ogb3a0bbd.xn--mgbtf8fl. Pure.

Stored is the ASCII name that every server takes. Its letters are shown where nobody takes them for others: of
a label in Arabic letters with digits of one kind, or in Latin ones. Others have letters that look like Latin
ones (раураl), so that their labels stay ASCII, as do those in two scripts or with signs that cannot be seen.
"""

import re

_ARABIC = "\u0620-\u063a\u0641-\u064a\u0671-\u06d3\u06d5"
_LATIN = "a-z\u00df-\u00f6\u00f8-\u0130\u0132-\u0137\u0139-\u0148\u014a-\u017e"
_DIGITS = ("0-9", "\u0660-\u0669", "\u06f0-\u06f9")
# Of a label whose letters are shown; the desk's script gets them by the boot (public/domains.js).
READABLE = (
	*(f"^[{_ARABIC}](?:[{_ARABIC}{digits}-]*[{_ARABIC}{digits}])?$" for digits in _DIGITS),
	f"^[{_LATIN}0-9](?:[{_LATIN}0-9-]*[{_LATIN}0-9])?$",
)
_READABLE = re.compile("|".join(READABLE))
_PREFIX = "xn--"
# A label, RFC 1034.
_LONGEST = 63
# A name in text, with at least one label that is more than ASCII, as it stands in an address or a link.
_IN_TEXT = re.compile(
	r"(?<![\w.-])(?:[a-z0-9-]{1,63}\.)*xn--[a-z0-9-]{1,59}(?:\.[a-z0-9-]{1,63})*", re.IGNORECASE
)
_START, _END = "\u2066", "\u2069"


def shown_domain(domain: str) -> str:
	"""The letters of a domain, of each label where they can be shown."""
	return ".".join(map(_shown_label, domain.split(".")))


def shown_domains(text: str) -> str:
	"""A text with the letters of each domain in it: an address, several, a link."""
	return _IN_TEXT.sub(lambda found: shown_domain(found[0]), text)


def isolated_domains(text: str) -> str:
	"""The same for a page: an address that has other than Latin letters keeps its order in every line."""
	shown = shown_domains(text)
	return text if shown == text else f"{_START}{shown}{_END}"


def letters_of(text: str) -> str:
	"""A text with the letters of each domain in it, whatever they look like: to look for, not to show."""
	return _IN_TEXT.sub(lambda found: ".".join(map(_letters, found[0].split("."))), text)


def _shown_label(label: str) -> str:
	letters = _letters(label)
	return letters if _READABLE.search(letters) else label


def _letters(label: str) -> str:
	"""What a label is written for; the label itself where it is no such name."""
	if not label.lower().startswith(_PREFIX) or len(label) > _LONGEST:
		return label
	try:
		letters = label[len(_PREFIX) :].lower().encode("ascii").decode("punycode")
		# What is not written back as it stood is another name, made to look like this one.
		encoded = _PREFIX + letters.encode("punycode").decode("ascii")
	except UnicodeError:
		return label
	return letters if encoded == label.lower() and not letters.isascii() else label
