"""The fields of a form as people typed them, to be shown or sent again: never a secret among them. Pure."""

import re
from collections.abc import Iterable

Fields = list[tuple[str, str]]

# Fields of forms that no page repeats: of signing in and of passwords, and what is called like those.
_SECRET = re.compile(
	r"old|again|sid|pwd|otp|tmp_id|(.*_)?(code|key|token|secret)|.*password.*", re.IGNORECASE
)
# It proves to the form's own page that it came from there, and stands in the page that was sent.
CSRF = "csrf_token"
# Fields and values that forms send by themselves: where to go next, what a button is about, ticks.
_CONTROLS = ("account", "back", "charter", CSRF, "draft", "language", "next", "once", "seen", "step")
_TICKED = ("", "1", "on")
# What need not be shown of the rest: choices by their keys. An address of a page is no key.
_KEYS = re.compile(r"(?!\d{5}|https?:)[\w./:?=&-]*", re.ASCII)


def without_secrets(fields: Iterable[tuple[str, str]]) -> Fields:
	"""The fields but for passwords, codes and keys, by their names; the token of the form stays."""
	return [(name, value) for name, value in fields if name == CSRF or not _SECRET.fullmatch(name)]


def written(fields: Iterable[tuple[str, str]]) -> list[str]:
	"""What somebody chose or typed."""
	return [value.strip() for name, value in fields if name not in _CONTROLS and value.strip() not in _TICKED]


def readable(fields: Iterable[tuple[str, str]]) -> list[str]:
	"""What somebody typed that tells a reader something: no secrets, no ticks, no choices by their keys."""
	return [value for value in written(without_secrets(fields)) if not _KEYS.fullmatch(value)]
