"""Finding names by what people type of them: in another spelling, the other script, in part. Pure.

A record is looked up in one line of text, its forms: each word of its names as it is written, without its
article, apart and together, and by its consonants, each after a blank. What is typed becomes expressions that
find such lines, for Python and MariaDB, and a likeness by which what was found is put into order.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from coalition.base.text.folding import (
	FIRST_HALVES,
	Word,
	fold,
	is_arabic,
	is_joining,
	is_second_half,
	joined,
	without_prefix,
	word_of,
	words_as_written,
)
from coalition.base.text.letters import APOSTROPHES

# Of what is typed: no name is longer, and each word costs a comparison with every name.
LONGEST, MOST_WORDS = 140, 8
# Before the consonants of Arabic words, and of all others.
_ARABIC_SOUND, _OTHER_SOUND = "=", "+"
# Between what a record is called and the people in it.
_BESIDE = " | "
# A single consonant is compared whole: names that begin with it are many.
_FEWEST_SOUNDS = 2
# Short words of the same consonants are told apart by the vowels, as far as Arabic writes them: from here on
# a whole word is alike, and from here on its beginning.
_SHORT, _SAME_VOWELS, _SAME_BEGINNING = 2, 0.5, 0.75
_BY_SOUND, _BY_BEGINNING, _BESIDE_COUNTS = 0.8, 0.9, 0.8
# Where no name has all words that tell something, this part of them is enough.
_NEARLY = 0.5
# It is looked for by its longest words: each makes the search slower.
_NEAR_WORDS = 2
# Letters that two words of Arabic have in common, of all of both: from here on one is the other, mistyped.
_MISTYPED = 0.75
_ARTICLES = ("al", "el")
# What is one word in L'Étoile is looked for as two, too.
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")


@dataclass(frozen=True)
class Typed:
	"""One word that somebody typed; `texts` are its spellings, the last without any article."""

	word: Word
	texts: tuple[str, ...]
	# The same without the article, as it sounds.
	sounds: tuple[Word, ...]

	@property
	def is_arabic(self) -> bool:
		return is_arabic(self.word.text)

	def forms(self, is_near: bool = False) -> tuple[str, ...]:
		"""Beginnings of forms, as expressions; `is_near`: Arabic words that sound alike are among them."""
		marks = _OTHER_SOUND if self.is_arabic and not is_near else _ARABIC_SOUND + _OTHER_SOUND
		skeletons = (word.skeleton for word in self.sounds)
		ends = {each: "" if len(each) >= _FEWEST_SOUNDS else " " for each in skeletons if each}
		# A line that has the word with its article has it without, too.
		return (self.texts[-1], *(f"[{marks}]{skeleton}{end}" for skeleton, end in ends.items()))


@dataclass(frozen=True)
class Query:
	"""What somebody typed: ways of parting it into words, of which a name has to fit one."""

	ways: tuple[tuple[Typed, ...], ...]

	def __bool__(self) -> bool:
		return bool(self.ways)

	def expressions(self) -> tuple[tuple[str, ...], ...]:
		"""For each way, one for each word that tells something: a line that answers fits all of them."""
		return tuple(tuple(_begins(typed.forms()) for typed in _telling(way)) for way in self.ways)

	def near_expression(self) -> str:
		"""What lines have that answer a part of it, for when no line answers all."""
		words = sorted(_telling(self.ways[0]), key=lambda typed: -len(typed.word.text))[:_NEAR_WORDS]
		return _begins(form for typed in words for form in typed.forms(is_near=True))


def forms(names: Iterable[str | None], beside: Iterable[str | None] = ()) -> str:
	"""The line in which a record is looked up: by its own names, and by those of people beside it.

	Empty where no name has a letter or a digit.
	"""
	own, others = _line(names), _line(beside)
	return f" {own}{_BESIDE}{others} " if others else f" {own} " if own else ""


def own_names(line: str) -> str:
	"""The line of a record without the people beside it."""
	return line.partition(_BESIDE)[0]


@lru_cache(maxsize=512)
def query(text: str) -> Query:
	"""What is looked for by a text; false where it has no letter and no digit."""
	written = words_as_written(text[:LONGEST])[:MOST_WORDS]
	telling = [word for word in written if not is_joining(word)] or written
	ways = (tuple(_typed(word) for word in words) for words in (telling, joined(telling)))
	return Query(tuple({way: None for way in ways if way}))


def likeness(asked: Query, line: str, is_near: bool = False) -> float:
	"""How well a line answers what was asked, 0 to 1; 0 where a word that tells something is missing.

	With `is_near`, where half of them are.
	"""
	own, _beside, others = line.partition(_BESIDE)
	texts, beside = _texts(own), _texts(others)
	return max((_of_way(way, texts, beside, is_near) for way in asked.ways), default=0.0)


def _begins(beginnings: Iterable[str]) -> str:
	return f" (?:{'|'.join(beginnings)})"


def _line(names: Iterable[str | None]) -> str:
	return " ".join({form: None for name in names if name for form in _forms(name)})


@lru_cache(maxsize=4096)
def _forms(name: str) -> tuple[str, ...]:
	texts = tuple({each: None for each in _spellings(name)})
	# Of «السنابل» the article is no part of how it sounds.
	sounds = (_sound(text) for text in texts if without_prefix(text) == text)
	return tuple({each: None for each in (*texts, *sounds) if each})


def _spellings(name: str) -> Iterator[str]:
	written = words_as_written(name)
	yield from (word.text for word in fold(name).words)
	for word in (*written, *words_as_written(_APOSTROPHE.sub(" ", name))):
		yield from _parts(word)
	for word, following in zip(written, [*written, ""][1:], strict=True):
		if following and (word in FIRST_HALVES or is_second_half(word, following)):
			yield from (word + following, word + without_prefix(following))


@lru_cache(maxsize=16384)
def _parts(word: str) -> tuple[str, ...]:
	"""A word as it is written, without its article, and the second half of one that was joined."""
	found = [word, without_prefix(word)]
	begins = (*FIRST_HALVES, *(() if is_arabic(word) else _ARTICLES))
	for half in begins:
		rest = word.removeprefix(half)
		if rest != word and len(rest) >= 3:
			found += [rest, without_prefix(rest)]
	return tuple(found)


@lru_cache(maxsize=16384)
def _sound(text: str) -> str:
	skeleton = word_of(text).skeleton
	mark = _ARABIC_SOUND if is_arabic(text) else _OTHER_SOUND
	return f"{mark}{skeleton}" if skeleton else ""


def _typed(text: str) -> Typed:
	bare = fold(text).text
	has_article = not is_arabic(bare) and bare.startswith(_ARTICLES) and len(bare) > 4
	alone = (bare, bare[2:]) if has_article else (bare,)
	return Typed(word_of(bare), tuple(dict.fromkeys((text, *alone))), tuple(word_of(each) for each in alone))


def _telling(way: tuple[Typed, ...]) -> tuple[Typed, ...]:
	"""The words that a name must have: its own ones, or the most telling that there are."""
	heaviest = max(typed.word.weight for typed in way)
	return tuple(typed for typed in way if typed.word.weight == heaviest)


def _texts(line: str) -> tuple[str, ...]:
	return tuple(each for each in line.split() if each[0] not in (_ARABIC_SOUND, _OTHER_SOUND))


def _of_way(way: tuple[Typed, ...], texts: tuple[str, ...], beside: tuple[str, ...], is_near: bool) -> float:
	found = [(typed, _best(typed, texts, beside, is_near)) for typed in way]
	telling = _telling(way)
	answered = sum(1 for typed, best in found if typed in telling and best)
	if answered < len(telling) * (_NEARLY if is_near else 1):
		return 0.0
	return sum(typed.word.weight * best for typed, best in found) / sum(typed.word.weight for typed in way)


def _best(typed: Typed, texts: tuple[str, ...], beside: tuple[str, ...], is_near: bool) -> float:
	own = max((_alike(typed, text, is_near) for text in texts), default=0.0)
	others = max((_alike(typed, text, is_near) for text in beside), default=0.0)
	return max(own, _BESIDE_COUNTS * others)


def _alike(typed: Typed, text: str, is_near: bool) -> float:
	if text in typed.texts:
		return 1.0
	if text.startswith(typed.texts):
		# The less is missing the better.
		return _BY_BEGINNING * (0.8 + 0.2 * len(typed.word.text) / len(text))
	if typed.is_arabic and is_arabic(text):
		mistyped = _ratio(typed.word.text, text) if is_near else 0.0
		return _BY_SOUND * mistyped if mistyped >= _MISTYPED else 0.0
	return _BY_SOUND * max(_by_sound(each, word_of(text)) for each in typed.sounds)


def _by_sound(typed: Word, word: Word) -> float:
	"""How alike two words of the same consonants are, or one that begins with those of the other."""
	if not typed.skeleton or not word.skeleton.startswith(typed.skeleton):
		return 0.0
	if word.skeleton == typed.skeleton:
		vowels, enough = _ratio(typed.voiced, word.voiced), _SAME_VOWELS
	else:
		vowels, enough = 0.9 * _of_beginning(typed.voiced, word.voiced), 0.9 * _SAME_BEGINNING
	return vowels if len(typed.skeleton) > _SHORT or vowels >= enough else 0.0


def _of_beginning(typed: str, word: str) -> float:
	# Arabic leaves out short vowels, so that one side may be longer.
	return max(_ratio(typed, word[: len(typed) + more]) for more in (-1, 0, 1, 2))


@lru_cache(maxsize=16384)
def _ratio(one: str, other: str) -> float:
	return SequenceMatcher(None, one, other, autojunk=False).ratio()
