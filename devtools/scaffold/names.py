"""The names that one name gives: of a folder, of a class, of a DocType."""

import re
from dataclasses import dataclass

from devtools.failure import Failure

_NAME = re.compile(r"[A-Z][a-z0-9]*(?: [A-Z][a-z0-9]*)*")


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


def named(text: str) -> Name:
	"""Raises Failure for what is no name of the engine's: words of Latin letters, each with a capital."""
	if not _NAME.fullmatch(text):
		raise Failure(
			f'"{text}" is no name: write words that begin with capitals, such as "Shared Resource".'
		)
	return Name(text)
