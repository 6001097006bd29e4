"""The names that one name gives: of a folder, of a class, of a page, of several."""

import re
from dataclasses import dataclass
from datetime import datetime

from devtools.failure import Failure

_NAME = re.compile(r"[A-Z][a-z0-9]*(?: [A-Z][a-z0-9]*)*")
_ENDS_WITH_A_HISS = re.compile(r"(s|x|z|ch|sh)$")
_ENDS_WITH_Y = re.compile(r"(?<=[^aeiou])y$")


@dataclass(frozen=True)
class Name:
	"""`title` is what people read, such as "Shared Resource"."""

	title: str

	@property
	def folder(self) -> str:
		return self.title.lower().replace(" ", "_")

	@property
	def cls(self) -> str:
		return self.title.replace(" ", "")

	@property
	def plural(self) -> "Name":
		"""By the rules: whoever knows better writes it better."""
		stem = _ENDS_WITH_A_HISS.sub(r"\1e", _ENDS_WITH_Y.sub("ie", self.title))
		return Name(f"{stem}s")

	@property
	def words(self) -> dict[str, str]:
		"""What templates say of it, and of the moment."""
		return {
			"title": self.title,
			"folder": self.folder,
			"cls": self.cls,
			"now": datetime.now().strftime("%Y-%m-%d %H:%M:%S.000000"),
		}


def named(text: str) -> Name:
	"""Raises Failure for what is no name of the engine's: words of Latin letters, each with a capital."""
	if not _NAME.fullmatch(text):
		raise Failure(
			f'"{text}" is no name: write words that begin with capitals, such as "Shared Resource".'
		)
	return Name(text)
