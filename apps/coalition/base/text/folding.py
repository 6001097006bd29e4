"""Names of organisations and people as they are compared: in both scripts, whoever spelled them. Pure.

A name is folded to its words. Arabic letters that people write for one another become one; marks, tatweel,
articles and joined prepositions go. Each word has a weight, since «association» says little of who it is, and
a skeleton of its consonants, in which بذور and Buzur meet: transliteration keeps those, and drops vowels.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from coalition.base.text.digits import western
from coalition.base.text.letters import folded
from coalition.base.text.words import tidy

# What a word counts, by how many organisations bear it.
OWN, COMMON, KIND = 1.0, 0.4, 0.1

_ARABIC_LETTER = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_NO_LETTER = re.compile(r"[^\w]+|_")


def _words_of(text: str) -> frozenset[str]:
	return frozenset(text.split())


# As they stand once they are folded.
_KIND_WORDS = _words_of(
	"""
	جمعيه جمعيات منظمه موسسه مبادره فريق مركز رابطه اتحاد هييه تجمع شبكه لجنه نادي ملتقي
	منتدي تحالف بيت مجلس دار association associations coalition organization organisation foundation
	society initiative team center centre union league network committee charity ngo group
	council forum club institute institution dernegi vakfi jamiyat jamiat jameyat jamieh
	jamiyah muassasat mouassasat munazzamat
	"""
)
_COMMON_WORDS = _words_of(
	"""
	تنميه خيريه خيري اغاثه اغاثيه اجتماعيه مجتمع مجتمعيه مدني مدنيه انسانيه انساني سوريه
	سوري سوريا فلسطين فلسطيني فلسطينيه وطنيه شباب نساء نسايه نسايي مراه طفل اطفال تعليم
	ثقافه ثقافيه دعم development charitable relief social community civil humanitarian human
	aid syria syrian palestine palestinian national youth women woman child children
	education culture cultural support
	"""
)
# They join words and name nothing. Arabic articles in Latin letters are among them.
_JOINING = _words_of(
	"""
	من في علي الي و the of for and in at a an de la le les des du pour et al el as ash ar ad
	az ath
	"""
)
# What begins names of two words; longer ones first.
FIRST_HALVES = (
	*("عبد", "ابو", "ابي", "ابا", "ابن", "ام"),
	*("abdul", "abdel", "abdal", "abdur", "abd", "abu", "abou", "umm", "ibn"),
)
# What ends them: نور الدين and نورالدين. The last is a plural in Persian.
SECOND_HALVES = ("الدين", "الله", "الاسلام", "الحق", "الهدي", "الزمان", "العابدين", "هاي")
# In the case in which a name stands in a sentence.
_AS_NAMED = {"ابي": "ابو", "ابا": "ابو"}
_PREFIXES = ("وال", "بال", "كال", "فال", "ال")

# Letters of a first half: «بالله» is none with a name before it.
_FEWEST_OF_A_HALF = 3

_ARABIC_SOUNDS = {
	**dict.fromkeys("ب", "b"),
	**dict.fromkeys("تطثدضذظ", "t"),
	**dict.fromkeys("سصشز", "s"),
	**dict.fromkeys("جغ", "g"),
	**dict.fromkeys("حخه", "h"),
	**dict.fromkeys("قك", "k"),
	**dict.fromkeys("ف", "f"),
	**dict.fromkeys("ل", "l"),
	**dict.fromkeys("م", "m"),
	**dict.fromkeys("ن", "n"),
	**dict.fromkeys("ر", "r"),
	**{"ا": "a", "و": "u", "ي": "i", "ع": ""},
}
_TWO_LETTERS = (
	*(("sh", "s"), ("ch", "s"), ("sch", "s"), ("th", "t"), ("dh", "t"), ("kh", "h"), ("gh", "g")),
	*(("ph", "f"), ("ck", "k"), ("zh", "s"), ("x", "ks"), ("q", "k")),
)
_LATIN_SOUNDS = {
	**dict.fromkeys("bp", "b"),
	**dict.fromkeys("td", "t"),
	**dict.fromkeys("sz", "s"),
	**dict.fromkeys("gj", "g"),
	**dict.fromkeys("kc", "k"),
	**dict.fromkeys("fv", "f"),
	**dict.fromkeys("ouw", "u"),
	**dict.fromkeys("eiy", "i"),
}
_VOWELS = ("", "a", "i", "u")
_DIGRAPHS_WITH_H = ("sh", "th", "kh", "gh", "dh", "ch", "ph")


@dataclass(frozen=True)
class Word:
	"""One word of a name; `skeleton` is "" where it has no consonant that is compared."""

	text: str
	skeleton: str
	weight: float
	# With the vowels that Arabic writes: what tells short names apart.
	voiced: str = ""
	blocks: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Folded:
	"""A name as it is compared. `blocks` are keys: two names without a common one are not alike."""

	words: tuple[Word, ...]
	is_arabic: bool
	blocks: frozenset[str]

	@property
	def text(self) -> str:
		return " ".join(word.text for word in self.words)

	@property
	def skeleton(self) -> str:
		return "".join(word.skeleton for word in self.words if word.weight > KIND)

	@property
	def voiced(self) -> str:
		return "".join(word.voiced for word in self.words if word.weight > KIND)


@lru_cache(maxsize=32768)
def fold(name: str) -> Folded:
	"""A name folded: the same for all spellings of Arabic letters, cases and accents of Latin ones."""
	plain = _plain(name)
	# A name of such words alone keeps them.
	texts = [text for text in plain.split() if text not in _JOINING] or plain.split()
	words = tuple(word_of(text) for text in texts)
	return Folded(words, is_arabic(plain), _blocks(words))


def fold_number(number: str) -> str:
	"""A registration number without what people write around its digits and letters."""
	text = _NO_LETTER.sub("", western(tidy(number))).casefold()
	return text.lstrip("0") or text[:1]


def words_as_written(name: str) -> list[str]:
	"""Letters and digits alone, one way of writing each: the words as they are parted, articles and all."""
	return _NO_LETTER.sub(" ", folded(name)).split()


def is_joining(word: str) -> bool:
	"""Whether a word as it is written names nothing: «في», "of", "al"."""
	return word in _JOINING


def is_arabic(word: str) -> bool:
	"""Whether a word has an Arabic letter."""
	return bool(_ARABIC_LETTER.search(word))


def _plain(name: str) -> str:
	return " ".join(joined([without_prefix(word) for word in words_as_written(name)]))


def without_prefix(word: str) -> str:
	"""Without article and joined preposition, where a word is left."""
	if word.startswith("لل") and len(word) > 4:
		return word[2:]
	prefix = next((each for each in _PREFIXES if word.startswith(each)), "")
	return word[len(prefix) :] if len(word) - len(prefix) >= 3 else word


def joined(words: list[str]) -> list[str]:
	"""Words with the halves of names made whole, which are written apart or together.

	عبد الرحمن and عبدالرحمن, أبو بكر and ابوبكر, نور الدين and نورالدين.
	"""
	found: list[str] = []
	for word in words:
		if found and found[-1] in FIRST_HALVES:
			found[-1] = _AS_NAMED.get(found[-1], found[-1]) + word
		elif found and is_second_half(found[-1], word):
			found[-1] += word
		else:
			found.append(_without_inner_article(word))
	return found


def is_second_half(first: str, word: str) -> bool:
	"""Whether a word, with its article or without, ends a name that is written together as well."""
	is_half = word in SECOND_HALVES or word in _BARE_HALVES
	return is_half and first not in _KIND_WORDS and first not in _COMMON_WORDS and first not in _JOINING


def parted(word: str) -> tuple[str, str]:
	"""The halves of a name that is written together, the second with its article; ("", word) of all else."""
	first = next((each for each in FIRST_HALVES if word.startswith(f"{each}ال")), "")
	if first:
		return first, word[len(first) :]
	second = next((each for each in SECOND_HALVES if word.endswith(each)), "")
	is_parted = second and len(word) - len(second) >= _FEWEST_OF_A_HALF
	return (word.removesuffix(second), second) if is_parted else ("", word)


def _without_inner_article(word: str) -> str:
	first, second = parted(word)
	return first + without_prefix(second) if first else word


_BARE_HALVES = frozenset(map(without_prefix, SECOND_HALVES))


@lru_cache(maxsize=32768)
def word_of(text: str) -> Word:
	"""One word that is folded already, with its weight and its consonants."""
	weight = KIND if text in _KIND_WORDS else COMMON if text in _COMMON_WORDS else OWN
	sounds = _sounds(text)
	skeleton = "".join(sound for sound in sounds if sound not in _VOWELS)
	skeleton = _once(skeleton)
	blocks = {f"a{text[:3]}", *([f"s{skeleton[:2]}"] if len(skeleton) >= 2 else [])}
	return Word(text, skeleton, weight, _once("".join(sounds)), frozenset(blocks))


def _sounds(text: str) -> list[str]:
	"""Consonants in classes, and vowels as a, i and u; a letter that is neither stays."""
	if is_arabic(text):
		return [_ARABIC_SOUNDS.get(letter, letter) for letter in text.removesuffix("ه")]
	# A final h stands for a vowel, as the final ه does.
	plain = text.removesuffix("h") if not text.endswith(_DIGRAPHS_WITH_H) else text
	for letters, sound in _TWO_LETTERS:
		plain = plain.replace(letters, sound)
	return [_LATIN_SOUNDS.get(letter, letter) for letter in plain]


def _once(text: str) -> str:
	"""Letters that are doubled, once; digits as they are."""
	return re.sub(r"(\D)\1+", r"\1", text)


def _blocks(words: tuple[Word, ...]) -> frozenset[str]:
	telling = [word for word in words if word.weight == OWN] or list(words)
	return frozenset().union(*(word.blocks for word in telling))
