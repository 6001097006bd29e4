"""The texts that new files begin with: `$title` stands for a word, `{page}` before a line for a condition.

A line with conditions stands only where all of them hold: `{page}`, `{!decision}`, `{people,origin}`. What is
alone on the first line is a condition of the whole file.
"""

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from string import Template

TEMPLATES = Path(__file__).parent
_CONDITIONS = re.compile(r"\{(!?[a-z]+(?:,!?[a-z]+)*)\}")


def filled(template: Path, words: Mapping[str, str], options: Collection[str] = ()) -> str | None:
	"""The text of a new file; None where there is to be none."""
	lines = template.read_text(encoding="utf-8").splitlines(keepends=True)
	whole = _CONDITIONS.fullmatch(lines[0].strip()) if lines else None
	if whole and not _hold(whole[1], options):
		return None
	kept = "".join(_kept(line, options) for line in (lines[1:] if whole else lines))
	return Template(kept).substitute(words)


def placed(template: Path, words: Mapping[str, str]) -> str:
	"""The name of a file for a template's, which lies as its file will."""
	return Template(str(template.with_suffix(""))).substitute(words)


def _kept(line: str, options: Collection[str]) -> str:
	found = _CONDITIONS.match(line)
	if not found:
		return line
	return line[found.end() :] if _hold(found[1], options) else ""


def _hold(conditions: str, options: Collection[str]) -> bool:
	return all((each[0] != "!") == (each.lstrip("!") in options) for each in conditions.split(","))
