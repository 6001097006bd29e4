"""The records that the app ships as JSON: DocTypes, workspaces, reports, fixtures."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .files import files, is_test
from .finding import Unreadable


@dataclass(frozen=True)
class Document:
	path: Path
	text: str
	data: dict[str, Any]

	def line_of(self, value: str) -> int:
		"""Where a text first stands; JSON is read without line numbers, so this looks for it."""
		spelled = [json.dumps(value, ensure_ascii=ascii_only) for ascii_only in (True, False)]
		# As a whole string first; a choice of a Select is only part of one.
		for each in (*spelled, *(whole[1:-1] for whole in spelled)):
			place = self.text.find(each)
			if place >= 0:
				return self.text.count("\n", 0, place) + 1
		return 1


def documents(app: Path) -> Iterator[Document]:
	for path in files(app, ".json"):
		if is_test(app, path):
			continue
		text, found = load(path)
		for data in found if isinstance(found, list) else [found]:  # a fixture is a list of records
			if isinstance(data, dict) and "doctype" in data:
				yield Document(path, text, data)


def load(path: Path) -> tuple[str, Any]:
	try:
		text = path.read_text(encoding="utf-8")
		return text, json.loads(text)
	except json.JSONDecodeError as error:
		raise Unreadable(path, error.lineno, error.msg) from error
	except UnicodeDecodeError as error:
		raise Unreadable(path, None, str(error)) from error
