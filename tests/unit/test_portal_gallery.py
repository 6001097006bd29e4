"""What pages are made of, the gallery shows: there each component is looked at in both directions."""

import re
from pathlib import Path

APP = Path(__file__).parents[2] / "apps" / "coalition"
TEMPLATES = APP / "portal" / "templates"


def test_each_component_that_a_page_uses_is_in_the_gallery() -> None:
	pages = {path: path.read_text(encoding="utf-8") for path in APP.rglob("*.html")}
	gallery = pages.pop(TEMPLATES / "gallery.html")
	for kind in ("components", "fields"):
		source = pages[TEMPLATES / f"{kind}.html"]
		made = set(re.findall(r"macro (\w+)\(", source))
		used = {name for name in made if any(f"{kind}.{name}(" in page for page in pages.values())}
		# What is hidden is seen by nobody; what is part of another component is seen in that.
		parts = {"token", "carry", *(name for name in made if re.search(rf"{{{{ ?{name}\(", source))}
		assert used - parts
		assert {name for name in used - parts if f"{kind}.{name}(" not in gallery} == set()
