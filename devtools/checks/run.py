"""Run every check over the app and print what they find."""

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

from . import (
	commits,
	direction,
	doctypes,
	engine_texts,
	imports,
	locks,
	messages,
	overriding,
	permissions,
	projections,
	rooms,
	snippets,
	sql,
	texts,
	translations,
	whitelisted,
)
from .finding import Finding, Unreadable

CHECKS = (
	whitelisted,
	messages,
	direction,
	sql,
	permissions,
	commits,
	locks,
	doctypes,
	imports,
	projections,
	snippets,
	translations,
	overriding,
	engine_texts,
	texts,
	rooms,
)
APP = Path(__file__).parents[2] / "apps" / "coalition"


def main(arguments: Sequence[str] | None = None) -> int:
	app = app_folder(arguments)
	# A set, since each check that meets the same unreadable file says the same.
	findings = sorted({finding for check in CHECKS for finding in run(check, app)})
	for finding in findings:
		print(finding)
	print(f"{len(CHECKS)} checks, {len(findings)} findings")
	return 1 if findings else 0


def app_folder(arguments: Sequence[str] | None) -> Path:
	parser = argparse.ArgumentParser(prog="python -m devtools.checks", description=__doc__)
	parser.add_argument("app", nargs="?", type=Path, default=APP, help="the app's Python package")
	app = parser.parse_args(arguments).app
	if not (app / "hooks.py").is_file():
		# A wrong folder holds nothing to find, and would pass.
		parser.error(f"{app} is no Frappe app: it has no hooks.py")
	return Path(os.path.relpath(app))


def run(check: ModuleType, app: Path) -> Iterator[Finding]:
	try:
		yield from check.check(app)
	except Unreadable as unreadable:
		yield unreadable.finding
