"""Expressions that find a letter in all its forms, as people and programs write it. Pure.

A letter is met in another case, with an accent, as an Arabic letter that people write for it, as a
presentation form of old documents (ﻷ), as `\\u0646` in JSON (the engine escapes Arabic there), as %D9%86 in
an address and as &#1606; in HTML. The expressions are those that Python and MariaDB read alike; ignore case.
"""

import re
from collections import defaultdict
from functools import lru_cache
from itertools import chain, pairwise
from urllib.parse import quote

from coalition.base.text.letters import folded

# Vowel marks, accents, hamza, tatweel and invisible marks, which may stand anywhere in a word.
MARKS = (
	"\u0300-\u036f\u0610-\u061a\u0621\u064b-\u065f\u0670\u0640\u06d6-\u06ed"
	"\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad"
)
_ESCAPED_MARK = (
	r"\\+u(?:06[4567]|20[026]|03[0-6])[0-9a-fA-F]|\\+u0621|%D9%(?:8[B-F]|9[0-9A-F])|%D8%A1|%E2%80%8[C-F]"
	"|&#1569;"
)
OPTIONAL_MARKS = f"(?:[{MARKS}]|{_ESCAPED_MARK})*"
# Latin with accents, Arabic with Kurdish and Persian, presentation forms, full width.
_RANGES = (
	(0xC0, 0x24F),
	(0x1E00, 0x1EFF),
	(0x621, 0x6D5),
	(0xFB50, 0xFDFB),
	(0xFE70, 0xFEFC),
	(0xFF21, 0xFF5A),
)


def _forms() -> dict[str, list[str]]:
	"""Letters as they are compared -> each sign that stands for them: for one, or for two in a ligature."""
	found: dict[str, list[str]] = defaultdict(list)
	for code in chain.from_iterable(range(first, last + 1) for first, last in _RANGES):
		letters = folded(chr(code))
		if 0 < len(letters) <= 2 and letters.isalpha():
			found[letters].append(chr(code))
	return found


_FORMS = _forms()


def word_pattern(word: str) -> str:
	"""Finds this word, folded, in all its spellings."""
	letters = [_letter_pattern(letter) for letter in word]
	for place, pair in enumerate(pairwise(word)):
		signs = _FORMS.get("".join(pair))
		if signs:
			both = f"{letters[place]}{OPTIONAL_MARKS}{letters[place + 1]}"
			letters[place : place + 2] = [f"(?:{both}|{_signs(signs)})", ""]
	return OPTIONAL_MARKS + "".join(letter + OPTIONAL_MARKS for letter in letters if letter)


def digit_pattern(digit: str) -> str:
	"""Finds a digit in Western, Arabic and Persian writing."""
	return f"(?:{digit}|{_signs([chr(0x0660 + int(digit)), chr(0x06F0 + int(digit))])})"


@lru_cache(maxsize=512)
def _letter_pattern(letter: str) -> str:
	if letter.isascii() and letter.isdigit():
		return digit_pattern(letter)
	signs = [sign for sign in (letter, *_FORMS.get(letter, ())) if not sign.isascii()]
	own = f"{letter}|" if letter.isascii() else ""
	return f"(?:{own}{_signs(sorted({*signs}))})" if signs else re.escape(letter)


def _signs(signs: list[str]) -> str:
	"""Any of these signs, as it stands or escaped."""
	# Escaped is what programs of today write: no presentation form, and Latin letters of most languages.
	escaped = [sign for sign in signs if ord(sign) < 0x180 or 0x600 <= ord(sign) < 0x700]
	found = [f"[{''.join(signs)}]"]
	if escaped:
		codes = "|".join(_either_case(f"{ord(sign):04x}") for sign in escaped)
		found.append(rf"\\+u(?:{codes})")
		found += [re.escape(quote(sign, safe="")) for sign in escaped]
		numbers = "|".join(str(ord(sign)) for sign in escaped)
		hexadecimal = "|".join(f"{ord(sign):x}" for sign in escaped)
		found.append(f"&#(?:{numbers}|[xX]0{{0,2}}(?:{hexadecimal}));")
	return "|".join(found)


def _either_case(code: str) -> str:
	return "".join(f"[{sign}{sign.upper()}]" if sign.isalpha() else sign for sign in code)
