"""`./dev new`: what is asked for, refused where it makes no sense, and what is left to do."""

import argparse
from pathlib import Path

from devtools import paths
from devtools.failure import Failure
from devtools.scaffold import doctype, module, rows
from devtools.scaffold.names import Name, named


def run(options: argparse.Namespace) -> int:
	"""Raises Failure."""
	make = {"module": _module, "doctype": _doctype}[options.kind]
	try:
		made = make(named(options.name), options)
	except KeyboardInterrupt:
		raise Failure("interrupted: it was made whole or not at all, as `git status` shows.") from None
	_tell(made)
	return 0


def _module(name: Name, options: argparse.Namespace) -> rows.Made:
	for word, value in (("--with", options.options), ("--module", options.module)):
		if value:
			raise Failure(f"Leave out {word}: it is for a DocType, which comes after its module.")
	made = module.make(paths.APP, name, options.area or name.folder)
	print(f"apps/coalition/{name.folder}: write first what it is about, in README.md and __init__.py.")
	return made


def _doctype(name: Name, options: argparse.Namespace) -> rows.Made:
	if not options.module:
		raise Failure('Say whose it is: ./dev new doctype "Shared Resource" --module Pooling')
	wanted = [each.strip() for each in options.options.split(",") if each.strip()]
	made = doctype.make(paths.APP, name, named(options.module), wanted, options.area)
	if "endpoint" in wanted:
		print("Its page in docs/rest is made by ./dev bench write-rest-reference ../../docs/rest")
	print("Left to you: in tests/not_private.py, why its texts are nobody's, or whose they are.")
	return made


def _tell(made: rows.Made) -> None:
	print("\n".join(sorted(_below(file) for file in made.files)))
	if made.untranslated:
		print(f"Left to you: the Arabic of what is marked {rows.UNTRANSLATED} in translations/ar.csv")
		print("\n".join(f"  {text}" for text in made.untranslated))


def _below(file: Path) -> str:
	return str(file.relative_to(paths.ROOT))
