"""Finding one of many by what somebody typed of it, as letters are compared. Pure: no database."""

import operator
from collections.abc import Sequence
from functools import lru_cache

from coalition.base.text.folding import fold
from coalition.base.text.letters import folded
from coalition.base.text.words import tidy

# No entry has a text that is longer.
LONGEST = 300
# What is kept of an entry, and what people read.
Option = tuple[str, str]


def find(text: str | None, options: Sequence[Option]) -> list[Option]:
	"""The entries that may be meant, in their order: one where it is clear, none where nothing is like it.

	An entry is meant by what is kept of it, by its whole text in any spelling, or by words that stand in its
	text, in any order and half typed: «سنابل حمص» finds «جمعية السنابل – حمص».
	"""
	typed = tidy(text)
	if not typed or len(typed) > LONGEST:
		return []
	kept = [option for option in options if option[0] == typed]
	named = kept or [option for option in options if tidy(option[1]) == typed]
	for fits in (operator.eq, _holds):
		for compared in (_folded, _joined):
			named = named or [option for option in options if fits(compared(option[1]), compared(typed))]
	return named


def _holds(text: str, typed: str) -> bool:
	words = typed.split()
	return bool(words) and all(word in text for word in words)


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
	return folded(text)


def _joined(text: str) -> str:
	"""As names are compared: without articles, their halves apart or together."""
	return fold(text).text
