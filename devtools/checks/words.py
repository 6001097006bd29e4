"""What in a text is for people, once tags and placeholders are taken away."""

import re

TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
PLACEHOLDER = re.compile(r"\{\w*\}")


def placeholders(text: str) -> set[str]:
	return set(PLACEHOLDER.findall(text))


def has_letters(text: str) -> bool:
	return any(letter.isalpha() for letter in bare_words(text))


def needs_translation(text: str) -> bool:
	"""Latin letters only: what stands in Arabic already, as the name of a language does, is done."""
	return bool(re.search(r"[A-Za-z\u00c0-\u024f]", bare_words(text)))


def bare_words(text: str) -> str:
	return PLACEHOLDER.sub("", TAG.sub("", text))


def without_tags(text: str) -> str:
	"""The key under which the engine's `_()` looks a text up: no tags, no space around it."""
	return TAG.sub("", text).strip()
