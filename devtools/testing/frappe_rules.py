"""What Frappe's own semgrep rules find in the app, less what is meant there.

`python3 -m devtools.testing.frappe_rules` prints it. The rules come from devtools/installing/semgrep.py.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from devtools import paths
from devtools.checks.finding import Finding
from devtools.installing import semgrep

# Rules that are not asked, and why.
OFF = {
	"frappe-manual-commit": "checks/commits.py asks for the reason of each in words, and of rollbacks too",
	"frappe-no-functional-code": "map and filter over a function with a name read well",
	"frappe-using-db-sql": "the query builder has no locks and clocks; checks/sql.py sees how SQL is made",
}
_NAMED = "its keys are made by make_key, which names the site"
_NO_HOOK = "the engine has no hook there: ours is put in its place once for each process"
# What a rule finds in these files of the app is meant, and why.
MEANT = {
	"frappe-breaks-multitenancy": {
		"membership/register/words.py": "the table holds functions, which ask when they are called",
	},
	"frappe-cache-breaks-multitenancy": dict.fromkeys(
		("base/accounts/short_sessions.py", "base/request/limits.py", "portal/signing_in/console_token.py"),
		_NAMED,
	),
	"frappe-monkey-patching-not-allowed": {
		**dict.fromkeys(("access/lists/looking_up.py", "access/lists/queries.py"), _NO_HOOK),
		**dict.fromkeys(("base/unavailable/engine.py", "base/unavailable/patience.py"), _NO_HOOK),
		"base/request/log_redaction.py": _NO_HOOK,
		"base/documents/arabic.py": "WeasyPrint 59 has no hook for what is repaired there, once",
	},
}
# A second job takes three times the CPU, and is not done earlier.
_OPTIONS = ("--metrics=off", "--disable-version-check", "--quiet", "--json", "--jobs=1", "--timeout=60")


def main() -> int:
	rules = semgrep.rules()
	if not rules:
		print(semgrep.NOT_HERE)
		return 0
	findings = sorted(findings_of(scan(rules, paths.APP), rules, paths.APP))
	print(*findings, f"{len(findings)} findings by the rules in {rules}", sep="\n")
	return 1 if findings else 0


def scan(rules: Path, app: Path) -> dict:
	"""Semgrep's own report over what is no test, made without network."""
	off = [f"--exclude-rule={rule}" for rule in OFF]
	words = [semgrep.program(), "scan", *_OPTIONS, "--no-rewrite-rule-ids", "--exclude=test_*.py", *off]
	command = [*map(str, words), f"--config={rules}", str(app)]
	done = subprocess.run(command, env={**os.environ, **_files()}, stdout=subprocess.PIPE, text=True)
	return json.loads(done.stdout)


def _files() -> dict[str, str]:
	"""It would write these into the home of whoever runs it."""
	return {
		"SEMGREP_SETTINGS_FILE": str(paths.SEMGREP / "settings.yml"),
		"SEMGREP_LOG_FILE": str(paths.SEMGREP / "semgrep.log"),
	}


def findings_of(report: dict, rules: Path, app: Path) -> Iterator[Finding]:
	"""What was found and is not meant, what was not read, and what is declared to be meant for nothing."""
	if not report["paths"]["scanned"]:
		yield Finding(app, 1, "semgrep read no file")
	for error in report["errors"]:
		yield Finding(rules, 1, error.get("message") or error["type"])
	for each in report["results"]:
		rule, inside = each["check_id"], _inside(app, each)
		if inside not in MEANT.get(rule, {}):
			yield Finding(app / inside, each["start"]["line"], f"{rule}: {each['extra']['message'].strip()}")
	yield from _meant_for_nothing(report, rules, app)


def _inside(app: Path, result: dict) -> str:
	return Path(result["path"]).resolve().relative_to(app).as_posix()


def _meant_for_nothing(report: dict, rules: Path, app: Path) -> Iterator[Finding]:
	"""Of rules that there are: a folder that was named may hold others."""
	known = "".join(file.read_text(encoding="utf-8") for file in rules.glob("*.yml"))
	found = {(each["check_id"], _inside(app, each)) for each in report["results"]}
	declared = {
		(rule, inside) for rule, files in MEANT.items() if f"id: {rule}\n" in known for inside in files
	}
	for rule, inside in declared - found:
		yield Finding(app / inside, 1, f"{rule} finds nothing here, and is declared to in frappe_rules.py")


if __name__ == "__main__":
	sys.exit(main())
