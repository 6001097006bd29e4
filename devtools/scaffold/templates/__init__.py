"""The texts that new files begin with."""

from pathlib import Path
from string import Template

from devtools.scaffold.names import Name

TEMPLATES = Path(__file__).parent


def filled(template: Path, name: Name, area: str) -> str:
	words = {"title": name.title, "folder": name.folder, "cls": name.cls, "area": area}
	return Template(template.read_text(encoding="utf-8")).substitute(words)
