"""Which files of the app the checks read."""

from collections.abc import Iterator
from pathlib import Path

# Built or borrowed: not ours to correct.
SKIPPED = {"node_modules", "dist", "__pycache__"}


def files(app: Path, *suffixes: str) -> Iterator[Path]:
	for path in sorted(app.rglob("*")):
		inside = path.relative_to(app).parts
		if path.suffix in suffixes and path.is_file() and not any(map(skipped, inside)):
			yield path


def skipped(part: str) -> bool:
	return part in SKIPPED or part.startswith(".") or part.endswith(".min.js")


def is_test(app: Path, path: Path) -> bool:
	inside = path.relative_to(app)
	return "tests" in inside.parts or path.name.startswith("test_") or path.name == "conftest.py"
