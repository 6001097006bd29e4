"""Keys that stand in links, and links as people paste them. Pure: no database.

Programs of chat and mail find out by themselves where a link ends: they cut off signs at its end, and take
along others that stood behind it in the sentence. So keys consist of letters and digits, and what can be no
part of a key is forgiven.
"""

import re
import secrets
import string
from urllib.parse import unquote

ALPHABET = string.ascii_letters + string.digits
# 196 bits.
LENGTH = 33
# Earlier keys had 32 letters, with - and _ among them, also at their ends.
_KEY = re.compile(rf"[A-Za-z0-9]{{{LENGTH}}}|[\w-]{{32}}", re.ASCII)
# Signs that nobody sees: joiners, marks of direction, and those that other programs put into long words.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]")
# What ends a sentence, a quotation or a bracket, or makes a word bold; U+FFFD is half a letter of such.
_BEHIND = """/.,;:!?…'"`´*~|&%=+#@$^\\()[]{}<>،؛؟٪۔«»‹›‘’‚“”„。、，！？）」\ufffd"""
_OWN = re.compile(r"[A-Za-z0-9_-][\w.~-]*", re.ASCII)
_BLANKS = "".join(each for each in map(chr, range(0x3001)) if each.isspace())
# A sign may come encoded, and encoded once more.
_TIMES = 3


def new_key(length: int = LENGTH) -> str:
	"""A new secret for a link that nobody guesses: letters and digits alone."""
	return "".join(secrets.choice(ALPHABET) for _each in range(length))


def is_key(text: str | None) -> bool:
	"""Whether this looks like a key of ours, of today or of earlier versions."""
	return bool(text and _KEY.fullmatch(text))


def without_tail(path: str) -> str:
	"""The path or the key of a link without what was pasted behind it, and without signs that nobody sees.

	A word in other letters, a picture or a dash that follows without a blank is none of it.

	- and _ stay behind a key of earlier versions, which may end in them; behind all else they go.
	"""
	plain = path
	for _time in range(_TIMES):
		plain = unquote(plain)
	if plain != unquote(plain):
		return path
	bare = _before_words(_INVISIBLE.sub("", plain).rstrip(_BEHIND + _BLANKS))
	return bare if is_key(bare.rpartition("/")[2]) else bare.rstrip(_BEHIND + _BLANKS + "-_")


def _before_words(path: str) -> str:
	"""Of its last part what can be in an address of ours, where it begins with that."""
	before, slash, last = path.rpartition("/")
	own = _OWN.match(last)
	# Programs of chat take along no word behind a blank.
	if not own or last[own.end() : own.end() + 1] in ("", *_BLANKS):
		return path
	return f"{before}{slash}{own[0]}".rstrip(_BEHIND + _BLANKS)
