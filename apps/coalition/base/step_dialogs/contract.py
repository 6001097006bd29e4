"""What a dialog before a step says and asks: the contract of `coalition_step_dialogs`. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# The step by which a record without a workflow is decided: what the engine calls submitting it.
SUBMIT = "Submit"
# A record, as far as this module knows one.
Record = Any


@dataclass(frozen=True)
class Question:
	"""One field of a dialog: of the record, or, where it has a label, the dialog's own.

	`options` are pairs of value and shown text. A field of the record has its own label, kind and options.
	"""

	name: str
	required: bool = False
	label: str = ""
	fieldtype: str = "Small Text"
	options: tuple[tuple[str, str], ...] = ()
	description: str = ""


@dataclass(frozen=True)
class Reading:
	"""What the other side will read: who reads it, a title and lines, in the reader's language."""

	reader: str
	title: str
	language: str
	lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link:
	"""A way to a record; with `right` only for who has that right on it."""

	label: str
	doctype: str
	name: str
	right: str = "read"


@dataclass(frozen=True)
class Made:
	"""What a step left behind, in words, with the ways to it."""

	text: str
	links: tuple[Link, ...] = ()


def _nothing(_record: Record) -> tuple[()]:
	return ()


def _nobody(_record: Record) -> None:
	return None


@dataclass(frozen=True)
class StepDialog:
	"""A step that decides something about somebody, and what is asked before it is taken.

	`action` is the workflow's, SUBMIT, or the name of a button. The functions get the record with what was
	typed so far, not stored: `tells` answers sentences in the language of who decides, `asks` the questions,
	`reads` what the other side will read (None where it reads nothing). `made` gets a stored record, and
	answers what this step left behind. `act` gets the record, as stored, and the answers, and takes the step;
	None: the answers are stored in the record and the workflow's step is taken, or it is submitted.
	`may` says whether this user may; None: the workflow, or the right to submit, says so.
	"""

	doctype: str
	action: str
	tells: Callable[[Record], Sequence[str]]
	asks: Callable[[Record], Sequence[Question]] = _nothing
	reads: Callable[[Record], Reading | None] = _nobody
	made: Callable[[Record], Sequence[Made]] = _nothing
	act: Callable[[Record, dict[str, str]], object] | None = None
	may: Callable[[Record], bool] | None = None
	title: str = ""


def answered(questions: Iterable[Question], values: Mapping[str, object]) -> dict[str, str]:
	"""Of what was sent, what was asked, as texts; what was not asked is left out."""
	names = [question.name for question in questions]
	return {name: _text(values[name]) for name in names if name in values}


def missing(questions: Iterable[Question], values: Mapping[str, object]) -> list[Question]:
	"""The required questions without an answer."""
	return [each for each in questions if each.required and not _text(values.get(each.name)).strip()]


def _text(value: object) -> str:
	return "" if value is None else str(value)
