"""What stands above the tabs of a form: the contract of `coalition_form_heads`. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Tone(Enum):
	"""How a line is coloured; its words say the same."""

	PLAIN = ""
	GOOD = "good"
	LOOK = "look"
	BAD = "bad"


@dataclass(frozen=True)
class Way:
	"""Where something leads: a record (/app/…), a number to call (tel:), an address to write to (mailto:)."""

	text: str
	link: str


@dataclass(frozen=True)
class Line:
	"""One line of a head: what it is about, what holds, where it leads, and a remark in smaller letters."""

	label: str
	text: str = ""
	ways: tuple[Way, ...] = ()
	tone: Tone = Tone.PLAIN
	note: str = ""

	@property
	def says_something(self) -> bool:
		return bool(self.text or self.ways or self.note)


@dataclass(frozen=True)
class FormHead:
	"""What a form begins with, in the language of who reads it.

	`lines` say what one looks for first; `findings` what was found of it, each in its colour; `title` what it
	is about, where neither its number nor its title field says so ("": these stand).
	"""

	lines: tuple[Line, ...] = ()
	findings: tuple[Line, ...] = ()
	title: str = ""


def as_shown(lines: Iterable[Line]) -> list[dict[str, object]]:
	"""Lines as the form's script takes them; what says nothing is left out."""
	return [
		{
			"label": line.label,
			"text": line.text,
			"ways": [{"text": way.text, "link": way.link} for way in line.ways],
			"tone": line.tone.value,
			"note": line.note,
		}
		for line in lines
		if line.says_something
	]
