"""What pages are made of, the gallery shows: there each component is looked at in both directions."""

import re
from pathlib import Path

from coalition.base.text.answers import Asked

APP = Path(__file__).parents[2] / "apps" / "coalition"
TEMPLATES = APP / "portal" / "templates"


def test_each_component_that_a_page_uses_is_in_the_gallery() -> None:
	pages = {path: path.read_text(encoding="utf-8") for path in APP.rglob("*.html")}
	gallery = pages.pop(TEMPLATES / "gallery.html")
	# Shown there as kinds of answers, by the macro that shows any of them.
	assert "questions.question(" in gallery
	of_kinds = set(re.findall(r"fields\.(\w+)\(", pages[TEMPLATES / "questions.html"]))
	for kind in ("components", "fields"):
		source = pages[TEMPLATES / f"{kind}.html"]
		made = set(re.findall(r"macro (\w+)\(", source))
		used = {name for name in made if any(f"{kind}.{name}(" in page for page in pages.values())}
		# What is hidden is seen by nobody; what is part of another component is seen in that.
		parts = {"token", "carry", *(name for name in made if re.search(rf"{{{{ ?{name}\(", source))}
		assert used - parts
		assert {name for name in used - parts if f"{kind}.{name}(" not in gallery} - of_kinds == set()


def test_each_kind_of_answer_and_of_part_is_in_the_gallery() -> None:
	source = (APP / "portal" / "pages" / "gallery.py").read_text(encoding="utf-8")
	shown = set(re.findall(r"Asked\.(\w+)|\b(Many|Rows|File)\(", source))
	told = {name for pair in shown for name in pair if name}
	# What the gallery shows by the macros themselves, and what is typed as a line is.
	by_hand = {"LINE", "CHOICE", "ONE_OF", "LINES", "TICK", "EMAIL", "NUMBER", "LINK"}
	assert {each.name for each in Asked} - by_hand <= told
	assert {"Many", "Rows", "File"} <= told
