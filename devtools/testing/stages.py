"""The stages of the tests: where their files lie, and what they need."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from devtools import paths
from devtools.installing import machine, semgrep
from devtools.testing import pure

RUFF = paths.TOOLS / "bin" / "ruff"
MYPY = paths.TOOLS / "bin" / "mypy"
# Our own tools, and tests of no module.
TOOLS = "tools"
_TESTS = paths.ROOT / "tests"


@dataclass(frozen=True)
class Stage:
	"""`folders` hold its test files; it `needs` "", "database", "site", or "served site".

	`settings` are environment variables for its tests, from the bench's state. `most_files` go into one job.
	`site` is what it makes for itself.
	"""

	name: str
	folders: tuple[Path, ...] = ()
	needs: str = ""
	site: str = ""
	most_files: int = 100
	words: tuple[str, ...] = ()
	settings: Callable[[dict], dict[str, str]] = lambda bench: {}

	def files(self) -> dict[str, list[Path]]:
		"""The test files of each module, in order."""
		found: dict[str, list[Path]] = {}
		for folder in self.folders:
			for file in sorted(folder.rglob("test_*.py")):
				found.setdefault(module_of(file), []).append(file)
		return found


def module_of(file: Path) -> str:
	"""The module that a test is about: by its folder in the app, outside by the second word of its name."""
	modules = {folder.name for folder in paths.APP.iterdir() if (folder / "__init__.py").exists()}
	if file.is_relative_to(paths.APP):
		return file.relative_to(paths.APP).parts[0]
	word = file.stem.split("_")[1]
	return word if word in modules | {"plugins"} and file.parent.name not in ("checks", "devtools") else TOOLS


ALL = (
	# Format, lint, types and our own checks over the source: no pytest.
	Stage("static"),
	# Pure logic and our own tools.
	Stage("unit", (_TESTS / "unit", _TESTS / "checks", _TESTS / "devtools")),
	# The app's own tests, and those with the sample app beside it, in a process that is connected to a site.
	Stage(
		"server",
		(paths.APP, _TESTS / "plugins"),
		needs="site",
		most_files=20,
		words=("-p", "devtools.testing.site_plugin"),
	),
	# From outside, over HTTP.
	Stage(
		"rest",
		(_TESTS / "rest",),
		needs="served site",
		most_files=8,
		settings=lambda bench: {"PROGRAMS": str(paths.PROGRAMS / "bin")},
	),
	# As people do, in Chromium.
	Stage(
		"browser",
		(_TESTS / "browser",),
		needs="served site",
		most_files=3,
		settings=lambda bench: {"BROWSER": machine.browser() or ""},
	),
	# In a bench that somebody else made, the way Frappe developers do it.
	Stage(
		"bench",
		(_TESTS / "bench",),
		needs="database",
		site="others.localhost",
		settings=lambda bench: {"DATABASE_PASSWORD": bench["passwords"]["database"]},
	),
)
_STATIC = (
	# Without --quiet: it would not say which files.
	(RUFF, "format", "--check", "."),
	(RUFF, "check", "--quiet", "."),
	(MYPY, *pure.files()),
	("python3", "-m", "devtools.checks"),
	("python3", "-m", "devtools.checks", paths.SAMPLE / "coalition_sample"),
)
_FRAPPE_RULES = ("python3", "-m", "devtools.testing.frappe_rules")


def static() -> tuple[tuple[object, ...], ...]:
	"""The commands of the static stage; each counts as one test."""
	return (*_STATIC, _FRAPPE_RULES) if semgrep.rules() else _STATIC
