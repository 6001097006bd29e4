"""What is wrong with a password that somebody chose. Pure: how guessable it is, the caller says.

Length and guessability alone count, no kinds of signs (NIST SP 800-63B, 5.1.1.2). Arabic is as good as Latin.
"""

from collections.abc import Iterable

from coalition.base.text.words import normalised

SHORTEST, LONGEST = 8, 128
# On zxcvbn's scale of 0 to 4: 2 is "somewhat guessable", past what throttled guessing finds.
WEAKEST_SCORE = 2


def composed(password: str) -> str:
	"""The same password whichever way a keyboard composes its letters, and in whichever width (NFKC).

	As NIST SP 800-63B, 5.1.1.2, has it normalised before it is hashed.
	"""
	return normalised(password, "NFKC")


def forms(password: str) -> tuple[str, ...]:
	"""In which forms it may be stored: as it was typed, as it was composed before, and composed."""
	return tuple(dict.fromkeys((password, normalised(password, "NFC"), composed(password))))


def problem_of(password: str, again: str, score: int, own_words: Iterable[str]) -> str | None:
	"""The first thing wrong: "missing", "too_short", "too_long", "about_you", "too_easy", "not_the_same".

	`own_words` are names and numbers that others know of the person; `score` is zxcvbn's.
	"""
	if not password:
		return "missing"
	if len(password) < SHORTEST:
		return "too_short"
	if len(password) > LONGEST:
		return "too_long"
	if _is_about(password, own_words):
		return "about_you"
	if score < WEAKEST_SCORE:
		return "too_easy"
	return None if password == again else "not_the_same"


def _is_about(password: str, own_words: Iterable[str]) -> bool:
	"""Whether little is left of it without what others know of its owner."""
	left = password.casefold()
	for word in sorted((word.casefold() for word in own_words if len(word) > 2), key=len, reverse=True):
		left = left.replace(word, "")
	return left != password.casefold() and len(left) < SHORTEST
