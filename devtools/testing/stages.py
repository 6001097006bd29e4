"""What each stage of the tests runs."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from devtools import machine, paths, serve, shell, sites, state
from devtools.testing.tally import Tally, of_junit

# Plain Python that decides without a database: its types are checked strictly.
PURE = (
	*(f"api/shapes/{name}.py" for name in ("reading", "said", "schema", "writing")),
	"base/account_names.py",
	"base/addresses.py",
	"base/digits.py",
	"base/documents/dates.py",
	"base/figures.py",
	"base/guards/naming.py",
	"base/hops.py",
	"base/money.py",
	"base/passwords.py",
	"base/phones.py",
	"base/privacy/declared.py",
	"base/privacy/pseudonyms.py",
	"base/privacy/public_view.py",
	"base/privacy/reasons.py",
	"base/privacy/spellings.py",
	"base/privacy/window.py",
	*(f"base/program_keys/{name}.py" for name in ("scopes", "working")),
	"base/rates.py",
	"base/rights.py",
	"base/sign_in_codes.py",
	"base/spreadsheets.py",
	"base/translatable.py",
	"base/verification/codes.py",
	"base/verification/state.py",
	"base/words.py",
	"membership/applying/checking.py",
	"membership/applying/file_kinds.py",
	"membership/applying/steps.py",
	"membership/asking.py",
	"membership/check_result.py",
	"membership/contradictions.py",
	"membership/duplicates/folding.py",
	"membership/duplicates/scoring.py",
	"membership/cooperating/matching.py",
	"membership/facts.py",
	"membership/people.py",
	"membership/proposing/changes.py",
	"membership/proposing/typed.py",
	*(f"membership/register/{name}.py" for name in ("cells", "columns", "reading", "sheet")),
	"membership/reminding.py",
	"membership/review/same_person.py",
	"membership/size.py",
	"membership/standing.py",
	"membership/terms.py",
	"portal/share.py",
)
RUFF = paths.TOOLS / "bin" / "ruff"
MYPY = paths.TOOLS / "bin" / "mypy"


@dataclass(frozen=True)
class Stage:
	"""`run` gets the bench's state and pytest's -k expression ("" for all)."""

	name: str
	run: Callable[[dict, str], Tally]


def static(bench: dict, names: str) -> Tally:
	"""Format, lint, types and our own checks over the source; each counts as one test."""
	pure = [paths.APP / file for file in PURE]
	commands = (
		# Without --quiet: it would not say which files.
		(RUFF, "format", "--check", "."),
		(RUFF, "check", "--quiet", "."),
		(MYPY, *pure),
		("python3", "-m", "devtools.checks"),
		("python3", "-m", "devtools.checks", paths.SAMPLE / "coalition_sample"),
	)
	results = [shell.foreground(*command, cwd=paths.ROOT) == 0 for command in commands]
	return Tally(sum(results), len(results) - sum(results))


def unit(bench: dict, names: str) -> Tally:
	"""Pure logic and our own tools, without a site."""
	return _pytest("unit", names, "tests/unit", "tests/checks", "tests/devtools")


def server(bench: dict, names: str) -> Tally:
	"""The app's own tests, and those with the sample app beside it, on a real site."""
	return _pytest("server", names, "apps/coalition", "tests/plugins", "-p", "devtools.testing.site_plugin")


def rest(bench: dict, names: str) -> Tally:
	"""From outside, over HTTP."""
	with _served(bench) as environment:
		programs = str(paths.PROGRAMS / "bin")
		return _pytest("rest", names, "tests/rest", PROGRAMS=programs, **environment)


def browser(bench: dict, names: str) -> Tally:
	"""As people do, in Chromium."""
	with _served(bench) as environment:
		return _pytest("browser", names, "tests/browser", BROWSER=machine.browser() or "", **environment)


def other_bench(bench: dict, names: str) -> Tally:
	"""In a bench that somebody else made, the way Frappe developers do it."""
	return _pytest("bench", names, "tests/bench", DATABASE_PASSWORD=bench["passwords"]["database"])


ALL = (
	Stage("static", static),
	Stage("unit", unit),
	Stage("server", server),
	Stage("rest", rest),
	Stage("browser", browser),
	Stage("bench", other_bench),
)
ON_A_SITE = ("server", "rest", "browser")


@contextmanager
def _served(bench: dict) -> Iterator[dict[str, str]]:
	"""The test site behind a web server of its own."""
	port = state.claim_port(bench, "test_web")
	with serve.web(paths.TEST_SITE, port) as address:
		yield {"SITE_URL": address}


def _pytest(stage: str, names: str, *words: str, **env: str) -> Tally:
	report = paths.OURS / f"report-{stage}.xml"
	report.unlink(missing_ok=True)
	where = [str(paths.ROOT / word) if "/" in word else word for word in words]
	pytest = [paths.PYTHON, "-m", "pytest", "--rootdir", paths.ROOT, "-c", paths.ROOT / "pyproject.toml"]
	status = shell.foreground(
		*pytest,
		*("--quiet", "--no-header", "--tb=short", "--durations=3", f"--junit-xml={report}", "-k", names),
		*where,
		cwd=paths.SITES,
		COALITION_SITE=paths.TEST_SITE,
		PYTHONPATH=os.pathsep.join([str(paths.ROOT), str(paths.ROOT / "apps")]),
		**env,
	)
	return of_junit(report, status)


def prepare_site(bench: dict) -> None:
	sites.make_for_tests(bench)
