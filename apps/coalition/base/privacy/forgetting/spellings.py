"""Finding a name in whatever people and programs made of it, and writing something else there. Pure.

A name is met spelled with or without its hamzas and vowel marks, with underscores in a file name, as
`\\u0646` in JSON (the engine escapes Arabic there), as %D9%86 in an address, as &#1606; in HTML.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from coalition.base.text.digits import western
from coalition.base.text.words import tidy

# Letters that people write for one another.
_ALIKE = ("اأإآٱ", "هةۀ", "ىيئی", "وؤ", "كک")
# Vowel marks, tatweel and invisible marks, which may stand anywhere in a word.
_MARKS = "\u064b-\u065f\u0670\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad"
_ESCAPED_MARK = r"\\+u(?:06[4567]|20[026])[0-9a-fA-F]|%D9%(?:8[B-F]|9[0-9A-F])|%E2%80%8[C-F]"
_OPTIONAL_MARKS = f"(?:[{_MARKS}]|{_ESCAPED_MARK})*"
_LETTERS = "0-9A-Za-z\u00c0-\u024f\u0621-\u063a\u0641-\u064a\u0660-\u0669\u06f0-\u06f9"
_BETWEEN = (
	"(?:[\\s_+.,:;'\"()/&|\u060c\u061b\u00ab\u00bb\u2013\u2014\u2018-\u201d\u00a0-]"
	r"|\\+[nrt]|\\+u060[cC]|\\+u00[aA]0|%[2-7][0-9A-F]|%D8%8C|&[a-z]+;|<[^<>]*>)+"
)
_WORD = re.compile(f"[{_LETTERS}{_MARKS}]+")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
# One word alone is too common to be looked for everywhere, and so is an extension of a telephone.
_FEWEST_WORDS, _FEWEST_DIGITS = 2, 7
# MariaDB refuses expressions as long as those of whole names.
_ENOUGH_TO_FIND = 10


def is_distinctive(value: str) -> bool:
	"""Whether a value can be looked for in every text of a site without meeting what it does not mean."""
	if _EMAIL.fullmatch(value):
		return True
	if _is_number(value):
		return len(_digits(value)) >= _FEWEST_DIGITS
	return len(_words(value)) >= _FEWEST_WORDS


def pattern(value: str) -> str:
	"""A regular expression, for Python and MariaDB alike, that finds a value in all its spellings.

	A word alone is found with the letters that Arabic joins to it (و، ف، ب، ل، ك), which are kept; ignore
	case. "" where the value has no letter and no digit.
	"""
	if _is_number(value):
		return _number_pattern(_digits(value))
	words = [_word_pattern(word) for word in _words(value)]
	if not words:
		return ""
	if len(words) == 1:
		return f"(?<![{_LETTERS}])(?P<joined>[وفبلك]{{0,2}}){words[0]}(?![{_LETTERS}])"
	return _BETWEEN.join(words) + f"(?![{_LETTERS}])"


def is_spelling_of(text: str, value: str) -> bool:
	"""Whether a text is this value and nothing else, spelled in one way or another."""
	found = pattern(value)
	return bool(found and re.fullmatch(found, text.strip(), re.IGNORECASE))


def beginning(value: str) -> str:
	"""A shorter expression that finds all that `pattern` finds, and more: for the database to sort out."""
	if _is_number(value):
		return _spelled_number(_digits(value)[-_ENOUGH_TO_FIND:])
	words = _words(value)
	# The first word of a name is the least telling: association, foundation, team.
	left, telling = _ENOUGH_TO_FIND, []
	for word in words[1:] or words:
		telling.append(word[:left])
		left -= len(word)
		if left <= 0:
			break
	return _BETWEEN.join(_word_pattern(word) for word in telling)


class Replacement:
	"""Writes `by[value]` wherever one of these values stands, but not inside one of `longer`.

	`longer` are values of others that contain one of these: «جمعية الأمل للتنمية» is nobody's «جمعية الأمل».
	"""

	def __init__(self, by: dict[str, str], longer: Iterable[str] = ()) -> None:
		self._found = [beginning(value) for value in by if pattern(value)]
		self._by = [(pattern(value), text) for value, text in by.items() if pattern(value)]
		kept = [pattern(value) for value in longer if pattern(value)]
		# Longest first, so that of two that begin alike the whole is replaced.
		self._by.sort(key=lambda pair: -len(pair[0]))
		self._groups = (*kept, *(found for found, _ in self._by))
		self._kept = len(kept)

	def __call__(self, text: str) -> str:
		"""The text without the values."""
		# Compiled where it is needed: that takes longer than all else.
		return _compiled(self._groups).sub(self._replacement, text) if self._by else text

	def _replacement(self, found: re.Match[str]) -> str:
		number = int(str(found.lastgroup)[1:]) - self._kept
		if number < 0:
			return found[0]
		return (found.groupdict().get(f"j{found.lastgroup}") or "") + self._by[number][1]

	def sql(self) -> str:
		"""One expression that finds every text in which something may have to be replaced."""
		return "(?i)" + "|".join(self._found)

	def __bool__(self) -> bool:
		return bool(self._by)


@lru_cache(maxsize=64)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
	groups = [f"(?P<g{n}>{found.replace('<joined>', f'<jg{n}>')})" for n, found in enumerate(patterns)]
	return re.compile("|".join(groups) or r"(?!)", re.IGNORECASE)


def _words(value: str) -> list[str]:
	bare = re.sub(f"[{_MARKS}]", "", tidy(value))
	return _WORD.findall(bare) if not _EMAIL.fullmatch(bare) else [bare]


def _is_number(value: str) -> bool:
	return bool(re.fullmatch(r"[+\d\s()/.-]+", western(value))) and bool(_digits(value))


def _digits(value: str) -> str:
	return re.sub(r"\D", "", western(value))


def _number_pattern(digits: str) -> str:
	# Dialled with 00 or + before the country.
	return r"(?<![1-9])0{0,2}" + _spelled_number(digits.lstrip("0") or digits) + r"(?!\d)"


def _spelled_number(digits: str) -> str:
	return r"[\s()/.+-]{0,3}".join(_digit_pattern(digit) for digit in digits)


def _digit_pattern(digit: str) -> str:
	arabic, persian = chr(0x0660 + int(digit)), chr(0x06F0 + int(digit))
	return f"(?:{digit}|{_spellings(arabic)}|{_spellings(persian)})"


def _word_pattern(word: str) -> str:
	return _OPTIONAL_MARKS.join(_letter_pattern(letter) for letter in word) + _OPTIONAL_MARKS


def _letter_pattern(letter: str) -> str:
	alike = next((group for group in _ALIKE if letter in group), letter)
	return "(?:" + "|".join(_spellings(each) for each in alike) + ")"


def _spellings(letter: str) -> str:
	if letter.isascii() and letter.isalnum():
		return letter
	code = f"{ord(letter):04x}"
	either_case = "".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in code)
	return "|".join(
		(
			re.escape(letter),
			rf"\\+u{either_case}",
			re.escape(quote(letter, safe="")),
			f"&#(?:{ord(letter)}|[xX]0{{0,2}}{ord(letter):x});",
		)
	)
