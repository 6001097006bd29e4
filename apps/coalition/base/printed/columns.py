"""What a report of ours answers, so that screen and paper show it alike: columns, and a picture."""

from collections.abc import Sequence
from dataclasses import asdict

from coalition.base.overview.bars import Bar
from coalition.base.printed.cells import NUMBERS

# Where a report's picture stands in what the engine takes for its chart.
PICTURE = "coalition_picture"
# Where its map stands, beside the same in bars.
MAP = "coalition_map"
# One bar is as long as itself.
LEAST = 2
# The engine's word for a number that is nothing where it is 0.
_NOTHING_IS_BLANK = "print_hide_if_no_value"


def column(
	fieldname: str,
	label: str,
	fieldtype: str = "Data",
	width: int = 140,
	options: str = "",
	shows_zero: bool = False,
) -> dict:
	"""A column of a report; `label` is translated already, `width` in pixels of the screen.

	A number of 0 is shown as nothing, unless `shows_zero` says that it is an answer.
	"""
	return {
		"fieldname": fieldname,
		"label": label,
		"fieldtype": fieldtype,
		"width": width,
		**({"options": options} if options else {}),
		**({_NOTHING_IS_BLANK: 1} if fieldtype in NUMBERS and not shows_zero else {}),
	}


def is_zero_shown(of_column: dict) -> bool:
	"""Whether a 0 in this column is an answer."""
	return not of_column.get(_NOTHING_IS_BLANK)


def picture(label: str, bars: Sequence[Bar]) -> dict | None:
	"""The chart of a report: horizontal bars, on screen and paper; None where there is nothing to compare."""
	return _chart(label, bars) if len(bars) >= LEAST else None


def map_picture(label: str, bars: Sequence[Bar], drawn: str) -> dict | None:
	"""A map, as HTML of ours, in place of the bars that say the same; bars where it is empty."""
	return {**_chart(label, bars), MAP: drawn} if drawn else picture(label, bars)


def _chart(label: str, bars: Sequence[Bar]) -> dict:
	return {
		"type": "bar",
		"data": {
			"labels": [bar.label for bar in bars],
			"datasets": [{"name": label, "values": [bar.count for bar in bars]}],
		},
		PICTURE: {"label": label, "bars": [asdict(bar) for bar in bars]},
	}
