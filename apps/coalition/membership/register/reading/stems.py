"""Words without articles and endings: headings, choices and entries of lists are known by them. Pure."""

import re
from functools import lru_cache

from coalition.base.text.letters import folded

_ENDINGS = ("ات", "ون", "ين", "ه", "s")
_ARTICLES = ("وال", "ال")


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
	"""The words of a text without their articles and the endings of gender and number."""
	return frozenset(_stem(word) for word in re.findall(r"\w+", folded(text)))


def _stem(word: str) -> str:
	article = next((each for each in _ARTICLES if word.startswith(each) and len(word) > len(each) + 2), "")
	bare = word[len(article) :]
	ending = next((each for each in _ENDINGS if bare.endswith(each) and len(bare) > len(each) + 2), "")
	return bare[: len(bare) - len(ending)] if ending else bare
