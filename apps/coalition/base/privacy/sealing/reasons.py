"""Whether a reason says something. Pure."""

from coalition.base.text.words import tidy

_FEWEST_WORDS, _FEWEST_LETTERS = 3, 6


def says_something(reason: str | None) -> bool:
	"""Three different words and a handful of different letters: more no program can judge."""
	words = {word for word in tidy(reason).lower().split() if any(letter.isalpha() for letter in word)}
	letters = {letter for word in words for letter in word if letter.isalpha()}
	return len(words) >= _FEWEST_WORDS and len(letters) >= _FEWEST_LETTERS
