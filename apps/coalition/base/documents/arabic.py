"""Two repairs of WeasyPrint 59, which Frappe 15 pins, for text that runs from right to left.

Releases from 65 on have both; there, nothing is done. Outside of `repaired` WeasyPrint stays as it is: other
apps' documents look as before.

- Each piece of text took its direction from its first letter: a line of an Arabic paragraph that begins with
  a Latin name was laid out from left to right. CSS says what it is.
- Glyphs of such text were put down as other letters: it looked right, but could be neither searched, copied
  nor read aloud.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from itertools import pairwise

REPAIRED_SINCE = 65
# Of Pango, besides those that WeasyPrint declares.
FUNCTIONS = """
	PangoContext *pango_layout_get_context(PangoLayout *layout);
	void pango_context_set_base_dir(PangoContext *context, int direction);
	void pango_layout_set_auto_dir(PangoLayout *layout, gboolean on);
	void pango_layout_context_changed(PangoLayout *layout);
"""
# The largest number that a glyph of a font can have.
LAST_GLYPH = 0xFFFF
# PangoDirection
LEFT_TO_RIGHT, RIGHT_TO_LEFT = 0, 1

_is_ours: ContextVar[bool] = ContextVar("is_ours", default=False)


@contextmanager
def repaired() -> Iterator[None]:
	"""Inside, WeasyPrint lays out and stores Arabic as it should."""
	_repair()
	before = _is_ours.set(True)
	try:
		yield
	finally:
		_is_ours.reset(before)


@lru_cache(maxsize=1)
def _repair() -> None:
	import weasyprint

	if int(weasyprint.VERSION.split(".")[0]) < REPAIRED_SINCE:
		_repair_direction()
		_repair_letters()


def _repair_direction() -> None:
	from weasyprint.text import line_break
	from weasyprint.text.ffi import ffi, pango

	# Some of them are declared in later releases.
	ffi.cdef(FUNCTIONS, override=True)
	set_up = line_break.Layout.setup

	def set_up_with_direction(layout, context, style):
		set_up(layout, context, style)
		if _is_ours.get():
			direction = RIGHT_TO_LEFT if style["direction"] == "rtl" else LEFT_TO_RIGHT
			pango.pango_context_set_base_dir(pango.pango_layout_get_context(layout.layout), direction)
			pango.pango_layout_set_auto_dir(layout.layout, False)
			pango.pango_layout_context_changed(layout.layout)

	line_break.Layout.setup = set_up_with_direction


def _repair_letters() -> None:
	import weasyprint.draw

	# From 63 on it stands in a file of its own.
	module = getattr(weasyprint.draw, "text", weasyprint.draw)
	draw = module.draw_first_line

	def draw_with_letters(stream, box, *args, **more):
		if _is_ours.get() and box.text.strip():
			_note_letters(stream, box.pango_layout)
		return draw(stream, box, *args, **more)

	module.draw_first_line = draw_with_letters


def _note_letters(stream, layout) -> None:
	"""Tell each font which letters its glyphs stand for; WeasyPrint asks only where nothing is known yet."""
	line, _index = layout.get_first_line()
	text = layout.text.encode()
	run = line.runs[0]
	while run:
		known = stream.add_font(run.data.item.analysis.font).cmap
		for glyph, letters in _letters(run.data, text):
			# Marks of direction and joiners have none: one number too long spoils the text of the whole page.
			if glyph <= LAST_GLYPH:
				known.setdefault(glyph, letters)
		run = run.next


def _letters(run, text: bytes) -> Iterator[tuple[int, str]]:
	"""Each glyph of a run with its letters: those of its cluster, shared out where they are as many."""
	item, string = run.item, run.glyphs
	places = range(string.num_glyphs)
	starts = [item.offset + string.log_clusters[place] for place in places]
	borders = [*sorted(set(starts)), item.offset + item.length]
	for start, end in pairwise(borders):
		glyphs = [string.glyphs[place].glyph for place in places if starts[place] == start]
		letters = text[start:end].decode()
		if item.analysis.level % 2:
			glyphs.reverse()
		shared = list(letters) if len(letters) == len(glyphs) else [letters, *[""] * (len(glyphs) - 1)]
		yield from zip(glyphs, shared, strict=True)
