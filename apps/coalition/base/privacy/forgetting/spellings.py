"""Finding a name in whatever people and programs made of it, and writing something else there. Pure.

A name is met in each spelling in which people write it (letter_forms.py), its words apart or together, with
underscores in a file name; a number with or without its country code, parted and dialled in any way.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from coalition.base.privacy.forgetting.letter_forms import MARKS, digit_pattern, word_pattern
from coalition.base.text.digits import western
from coalition.base.text.domains import letters_of
from coalition.base.text.folding import FIRST_HALVES, SECOND_HALVES, is_second_half, parted
from coalition.base.text.letters import APOSTROPHES, folded
from coalition.base.text.phones import each_phone, national, possible

_LETTERS = (
	"0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0620-\u063a\u0641-\u064a\u0660-\u0669\u0671-\u06d3"
	"\u06f0-\u06f9\ufb50-\ufdfb\ufe70-\ufefc"
)
_SIGN_BETWEEN = (
	f'[\\s_+.,:;"()/&|\u060c\u061b\u00ab\u00bb\u2010-\u2015*\u201c-\u201f\u00a0{APOSTROPHES}-]'
	r"|\\+[nrt]|\\+u060[cC]|\\+u00[aA]0|\\+u2019|%[2-7][0-9A-F]|%D8%8C|&[a-z]+;|&#(?:39|160);|&#[xX][aA]0;|%[cC]2%[aA]0|<[^<>]*>"
)
_BETWEEN, _PERHAPS_BETWEEN = f"(?:{_SIGN_BETWEEN})+", f"(?:{_SIGN_BETWEEN})*"
_WORD = re.compile(f"[{_LETTERS}]+")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
# One word alone is too common to be looked for everywhere, and so is an extension of a telephone.
_FEWEST_WORDS, _FEWEST_DIGITS = 2, 7
# What people and programs put between the digits of a number; as signs, since the database knows no escapes.
_HARD_BLANKS, _HYPHENS = "\u00a0\u2007\u2009\u202f", "\u2010-\u2015-"
_SIGNS, _DIRECTIONS = "_,،·•", "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_APART = (
	rf"(?:[\s()/.+{_SIGNS}{_DIRECTIONS}{_HARD_BLANKS}{_HYPHENS}]|&nbsp;|&#160;|&#[xX][aA]0;"
	r"|\\+u(?:00[aA]0|20[01][0-9]|202[fF])|%20|%[cC]2%[aA]0){0,3}"
)
_ARTICLE = 3
_IN_CASES = ("ابو", "ابي", "ابا")
# MariaDB refuses expressions as long as those of whole names.
_ENOUGH_TO_FIND = 10
_LONGEST_EXPRESSION = 16_000


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
		return _number_pattern(value)
	if _EMAIL.fullmatch(value):
		return _email_pattern(value)
	words = _words(value)
	if not words:
		return ""
	if len(words) == 1:
		return f"(?<![{_LETTERS}])(?P<joined>[وفبلك]{{0,2}}){_with_article(words[0])}(?![{_LETTERS}])"
	return _row(words) + f"(?![{_LETTERS}])"


def is_spelling_of(text: str, value: str) -> bool:
	"""Whether a text is this value and nothing else, spelled in one way or another."""
	found = pattern(value)
	return bool(found and re.fullmatch(found, text.strip(), re.IGNORECASE))


def beginning(value: str) -> str:
	"""A shorter expression that finds all that `pattern` finds, and more: for the database to sort out."""
	if _is_number(value):
		return _spelled_number(_significant(value)[-_ENOUGH_TO_FIND:])
	if _EMAIL.fullmatch(value):
		return _email_pattern(value)
	words = _words(value)
	# The first word of a name is the least telling: association, foundation, team.
	left, telling = _ENOUGH_TO_FIND, []
	for word in words[1:] or words:
		telling.append(word[:left])
		left -= len(word)
		if left <= 0:
			break
	return _PERHAPS_BETWEEN.join(map(word_pattern, telling))


class Replacement:
	"""Writes `by[value]` wherever one of these values stands, but not inside one of `longer`.

	`longer` are values of others that contain one of these: «جمعية الأمل للتنمية» is nobody's «جمعية الأمل».
	"""

	def __init__(self, by: dict[str, str], longer: Iterable[str] = ()) -> None:
		# What holds several numbers is looked for one by one.
		by = {each: text for value, text in by.items() for each in _parts(value)}
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

	def expressions(self) -> list[str]:
		"""Expressions of which one finds every text in which something may have to be replaced.

		They are several where one would be longer than the database compiles (64 kB of code).
		"""
		found: list[list[str]] = [[]]
		length = 0
		for each in self._found:
			if length + len(each) > _LONGEST_EXPRESSION and found[-1]:
				found.append([])
				length = 0
			found[-1].append(each)
			length += len(each)
		return ["(?i)" + "|".join(group) for group in found if group]

	def __bool__(self) -> bool:
		return bool(self._by)


@lru_cache(maxsize=64)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
	groups = [f"(?P<g{n}>{found.replace('<joined>', f'<jg{n}>')})" for n, found in enumerate(patterns)]
	return re.compile("|".join(groups) or r"(?!)", re.IGNORECASE)


def _parts(value: str) -> list[str]:
	several = each_phone(value)
	return several if len(several) > 1 and all(map(_is_number, several)) else [value]


def _words(value: str) -> list[str]:
	"""The words of a name, folded."""
	return _WORD.findall(re.sub(f"[{MARKS}]", "", folded(_apart(value))))


def _apart(value: str) -> str:
	"""What stands behind an apostrophe is a word of its own, or none: L'Étoile, LÉtoile."""
	return re.sub(f"[{APOSTROPHES}]", " ", value)


def _row(words: list[str]) -> str:
	"""Words one behind the other: names of two words are written apart or together."""
	found = []
	for number, (word, following) in enumerate(zip(words, [*words[1:], ""], strict=True)):
		is_half = word in FIRST_HALVES or len(word) == 1 or is_second_half(word, following)
		found.append(_in_two(word) if number else _with_article(word))
		if following:
			found.append(_PERHAPS_BETWEEN if is_half else _BETWEEN)
	return "".join(found)


def _in_two(word: str) -> str:
	first, second = parted(word)
	if first and (len(second) > _ARTICLE or second in SECOND_HALVES):
		return f"{_half_pattern(first)}{_PERHAPS_BETWEEN}{word_pattern(second)}"
	return _half_pattern(word)


def _half_pattern(word: str) -> str:
	"""أبو is أبي and أبا as well, by where it stands in a sentence."""
	if word not in _IN_CASES:
		return word_pattern(word)
	return f"(?:{'|'.join(map(word_pattern, _IN_CASES))})"


def _with_article(word: str) -> str:
	"""The article loses its alef behind a joined ل: للأمل."""
	if word.startswith("ال") and len(word) > _ARTICLE:
		return f"(?:{word_pattern('ال')}|{word_pattern('ل')}){_in_two(word[2:])}"
	return _in_two(word)


def _email_pattern(value: str) -> str:
	"""As it is stored, and with the letters of its domain."""
	written = {value, letters_of(value)}
	return rf"(?<![\w.+-])(?:{'|'.join(re.escape(each) for each in sorted(written))})(?![\w-])"


def _is_number(value: str) -> bool:
	return bool(re.fullmatch(r"[+\d\s()/.-]+", western(value))) and bool(_digits(value))


def _digits(value: str) -> str:
	return re.sub(r"\D", "", western(value))


def _significant(value: str) -> str:
	"""The digits that stand in each form of a number: without the country's code and the trunk zero."""
	numbers = possible(value)
	return national(numbers[0]) if numbers else _digits(value).lstrip("0") or _digits(value)


def _number_pattern(value: str) -> str:
	numbers, digits = possible(value), _significant(value)
	code = numbers[0].removeprefix("+").removesuffix(digits) if numbers else ""
	# Dialled with 00 or + before the country, with or without the trunk zero, or from within the country.
	before = _spelled_number(code) if code else "[1-9][0-9]{0,2}"
	# Some dial one zero before the country as well.
	zero = digit_pattern("0")
	sign = rf"(?:\+|{zero}(?:{_APART}{zero})?){'?' if code else ''}"
	zeros = rf"{_APART}(?:{digit_pattern('0')}{_APART}){{0,2}}"
	return rf"(?<!\d)(?:{sign}[\s(]*{before})?{zeros}{_spelled_number(digits)}(?!\d)"


def _spelled_number(digits: str) -> str:
	return _APART.join(map(digit_pattern, digits))
