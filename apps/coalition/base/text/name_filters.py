"""Filters of lists by a name, answered in any spelling. Pure.

«Contains» finds what a link field finds by the text, but for names that only begin with consonants like it:
a list does not put the likest first. «Equals» finds the names that are the same in another
spelling of the same script, with or without articles. Their opposites find all others.
"""

from dataclasses import dataclass

from coalition.base.text.folding import fold
from coalition.base.text.name_search import Query, forms, likeness, own_names, query

_CONTAINS, _EQUALS = ("like", "not like"), ("=", "!=")
_NEGATED = ("not like", "!=")
# Below it a word of the other script has consonants alone in common: «زيتون» and Istanbul.
_LIKE_ENOUGH = 0.5
# A text that is longer is no name; nor is one with a pattern of its own inside.
_PATTERNS = "%\\"


@dataclass(frozen=True)
class NameFilter:
	"""A filter for names that are like `text`, with `is_whole` are the same; if negated, for all others."""

	text: str
	is_whole: bool
	is_negated: bool

	@property
	def looked_for(self) -> Query:
		return query(self.text)

	def answers(self, name: str | None) -> bool:
		"""Whether a name answers, before the filter turns it round."""
		if self.is_whole:
			return fold(name or "").text == fold(self.text).text
		return self.answers_line(forms([name]))

	def answers_line(self, line: str) -> bool:
		"""Whether the names of a record contain it, by its folded line and without the people beside it."""
		return likeness(self.looked_for, own_names(line)) >= _LIKE_ENOUGH


def read_filter(operator: str, value: object) -> NameFilter | None:
	"""The filter; None where it asks for no name: another operator, a pattern, no letter."""
	asked = operator.strip().lower()
	if not isinstance(value, str) or asked not in (*_CONTAINS, *_EQUALS):
		return None
	is_whole = asked in _EQUALS
	text = value if is_whole else _contained(value)
	return NameFilter(text, is_whole, asked in _NEGATED) if query(text) else None


def _contained(pattern: str) -> str:
	"""What stands between the signs of «contains», "" where the pattern asks for something else."""
	is_contains = len(pattern) > 1 and pattern.startswith("%") and pattern.endswith("%")
	text = pattern[1:-1] if is_contains else ""
	return "" if any(sign in text for sign in _PATTERNS) else text
