import hashlib
import io
import subprocess
import tarfile
from pathlib import Path

import pytest

from devtools import paths, shell
from devtools.failure import Failure
from devtools.installing import source
from devtools.installing.source import Source, choose
from devtools.offline import snapshot as offline


@pytest.fixture
def repository(tmp_path: Path) -> Path:
	folder = tmp_path / "frappe"
	git = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@localhost"]
	subprocess.run(["git", "init", "-q", str(folder)], check=True)
	subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "first"], check=True)
	subprocess.run([*git, "tag", "v15.1.0"], check=True)
	return folder


def archive(*files: tuple[str, str]) -> bytes:
	content = io.BytesIO()
	with tarfile.open(fileobj=content, mode="w:gz") as tar:
		for name, text in files:
			entry = tarfile.TarInfo(f"criscostack-1.0.0/{name}")
			entry.size = len(text.encode())
			tar.addfile(entry, io.BytesIO(text.encode()))
	return content.getvalue()


@pytest.fixture
def snapshot(root: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
	"""A package that pip, as it were, has downloaded."""
	content = archive(
		("criscostack/utils/brik_helper.py", "import criscostack\n"),
		("criscostack/.DS_Store", "dust"),
		("pyproject.toml", 'name = "criscostack"\n'),
		("setup.cfg", "not wanted"),
	)

	def download(log: str, *words: object, **more: object) -> None:
		if "download" in words:
			(paths.SOURCE / "criscostack-1.0.0.tar.gz").write_bytes(content)

	monkeypatch.setattr(shell, "run", download)
	return content


def test_the_snapshot_and_the_pinned_release_have_short_names(monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setattr(shell, "output", lambda *words, **more: "a tag")
	assert choose("pypi", None) == Source("pypi")
	assert choose("release", None) == Source("release", source.OFFICIAL, source.RELEASE)


def test_an_address_names_its_version_after_the_last_at_sign(monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setattr(shell, "output", lambda *words, **more: "a tag")
	found = choose("https://me@git.example.org/frappe@v15.2.0", None)
	assert found == Source("release", "https://me@git.example.org/frappe", "v15.2.0")


def test_a_local_repository_is_a_source_by_its_path(
	repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.chdir(repository.parent)
	assert choose("frappe@v15.1.0", None) == Source("path", str(repository), "v15.1.0")


@pytest.mark.parametrize("text", ["version-15", "@v15.0.0", "https://example.org/frappe"])
def test_a_source_without_a_version_is_refused_with_what_to_write(text: str) -> None:
	with pytest.raises(Failure, match=rf"`--frappe {text}` names no version: write"):
		choose(text, None)


@pytest.mark.parametrize("ref", ["v15.9.9", ""])
def test_a_version_that_the_repository_lacks_is_refused(repository: Path, ref: str) -> None:
	with pytest.raises(Failure, match=rf"There is no branch or tag `{ref}` to be had from {repository}"):
		choose(f"{repository}@{ref}", None)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
	with pytest.raises(Failure, match=f"to be had from {tmp_path}/nowhere"):
		choose(f"{tmp_path}/nowhere@v15.1.0", None)


def test_a_bench_keeps_its_source_where_none_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setattr(source, "_default", lambda: pytest.fail("it asked the network"))
	before = Source("path", "/somewhere", "v15.1.0")
	assert choose(None, before.as_dict()) == before


def test_a_source_that_the_bench_has_is_not_looked_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setattr(shell, "output", lambda *words, **more: pytest.fail("it asked the network"))
	assert choose("release", Source("release", source.OFFICIAL, source.RELEASE).as_dict()).kind == "release"


def test_without_a_way_to_the_official_repository_the_snapshot_is_taken(
	monkeypatch: pytest.MonkeyPatch,
) -> None:
	monkeypatch.setattr(shell, "output", lambda *words, **more: "")
	assert choose(None, None) == Source("pypi")
	monkeypatch.setattr(shell, "output", lambda *words, **more: "a-commit refs/tags/a-version")
	assert choose(None, None) == Source("release", source.OFFICIAL, source.RELEASE)


def test_a_changed_download_stops_with_both_digests(snapshot: bytes, root: Path) -> None:
	with pytest.raises(Failure) as failure:
		offline.restore(paths.SOURCE / "frappe")
	assert hashlib.sha256(snapshot).hexdigest() in str(failure.value)
	assert offline.SNAPSHOT_SHA256 in str(failure.value)
	assert "sha256" in str(failure.value)


def test_a_changed_restored_tree_stops_with_both_digests(
	snapshot: bytes, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(offline, "SNAPSHOT_SHA256", hashlib.sha256(snapshot).hexdigest())
	with pytest.raises(
		Failure, match=r"restored Frappe has the digest [0-9a-f]{64} and should have"
	) as failure:
		offline.restore(paths.SOURCE / "frappe")
	assert offline.TREE_SHA256 in str(failure.value)


def test_restoring_gives_every_name_back_and_drops_the_rest(
	snapshot: bytes, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
	folder = paths.SOURCE / "frappe"
	monkeypatch.setattr(offline, "SNAPSHOT_SHA256", hashlib.sha256(snapshot).hexdigest())
	with pytest.raises(Failure):
		offline.restore(folder)
	files = {str(file.relative_to(folder)): file.read_text() for file in folder.rglob("*") if file.is_file()}
	assert files == {
		"frappe/utils/bench_helper.py": "import frappe\n",
		"pyproject.toml": 'name = "frappe"\n',
	}
