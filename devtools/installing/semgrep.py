"""Frappe's own semgrep rules, where they can be had, and the program that reads them.

No package registry has the rules, and semgrep takes more room than all our other tools: where the rules
cannot be had, neither is there, and the static stage goes on without them.
"""

import os
import shutil
from pathlib import Path

from devtools import paths, shell
from devtools.failure import Failure
from devtools.installing import tools
from devtools.installing.source import Source

REPOSITORY = "https://github.com/frappe/semgrep-rules"
COMMIT = "92e1241cd9894caf478f644e8383f908824b1950"
# A checkout of that repository or a folder of rules, in place of the pinned ones.
VARIABLE = "FRAPPE_SEMGREP_RULES"
SECONDS = 10
NOT_HERE = (
	f"  Without Frappe's semgrep rules, which cannot be had here: name a checkout of them in {VARIABLE}."
)


def rules() -> Path | None:
	"""The folder of the rules. Raises Failure where one is named and holds none."""
	named = os.environ.get(VARIABLE)
	if not named:
		return _folder_of_rules(paths.SEMGREP_RULES)
	folder = _folder_of_rules(Path(named).expanduser().resolve())
	if not folder:
		raise Failure(f"{VARIABLE} is {named}, where no rules are (*.yml): correct it, or leave it out.")
	return folder


def program() -> Path:
	return paths.SEMGREP / "bin" / "semgrep"


def provide(source: Source) -> None:
	"""Get the rules where Frappe itself came from a git host, and semgrep where there are rules."""
	if source.kind == "release" and not os.environ.get(VARIABLE) and not _is_at_pinned_commit():
		_fetch()
	if rules():
		tools.add_environment("semgrep", "semgrep", paths.SEMGREP)


def _folder_of_rules(checkout: Path) -> Path | None:
	return next((folder for folder in (checkout / "rules", checkout) if any(folder.glob("*.yml"))), None)


def _is_at_pinned_commit() -> bool:
	git = ("git", "--git-dir", paths.SEMGREP_RULES / ".git")
	return shell.output(*git, "rev-parse", "HEAD") == COMMIT


def _fetch() -> None:
	"""Have a checkout of the pinned commit. Nothing is said where the host does not answer in time."""
	new = paths.SEMGREP_RULES.with_suffix(".new")
	shutil.rmtree(new, ignore_errors=True)
	git = ("git", "-C", new)
	shell.output("git", "init", "--quiet", new)
	shell.output("timeout", SECONDS, *git, "fetch", "--quiet", "--depth=1", REPOSITORY, COMMIT)
	shell.output(*git, "checkout", "--quiet", "FETCH_HEAD")
	if _folder_of_rules(new):
		shutil.rmtree(paths.SEMGREP_RULES, ignore_errors=True)
		new.replace(paths.SEMGREP_RULES)
