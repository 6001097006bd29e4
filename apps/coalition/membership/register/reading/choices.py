"""What is chosen from a list, written as people say it: `منظمة` for `المنظمة`, `6-20` for `6 to 20`. Pure."""

import re
from collections.abc import Mapping

from coalition.base.text.letters import folded
from coalition.membership.register.reading.columns import heading_of
from coalition.membership.register.reading.stems import stems

_NUMBERS = re.compile(r"\d+(?:[,٬.]\d{3})*")


def chosen(text: str, options: Mapping[str, str]) -> str:
	"""The option that is meant, "" where none or more than one can be.

	`options` are their names as headings are compared -> the option. Besides its name an option is
	told by its words without articles and endings, by some of them that no other has, or by its two numbers.
	"""
	if found := options.get(heading_of(text)):
		return found
	for likeness in (_same_words, _same_numbers, _some_words):
		meant = {option for name, option in options.items() if likeness(text, name)}
		if len(meant) == 1:
			return meant.pop()
	return ""


def _same_words(text: str, name: str) -> bool:
	return bool(stems(text)) and stems(text) == stems(name)


def _some_words(text: str, name: str) -> bool:
	return bool(stems(text)) and not _NUMBERS.search(folded(text)) and stems(text) < stems(name)


def _same_numbers(text: str, name: str) -> bool:
	numbers = _numbers(text)
	return len(numbers) > 1 and numbers == _numbers(name)


def _numbers(text: str) -> list[str]:
	return [re.sub(r"\D", "", each) for each in _NUMBERS.findall(folded(text))]
