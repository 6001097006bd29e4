import subprocess
from pathlib import Path

import pytest

from devtools.checks.texts import check


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
	subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
	monkeypatch.chdir(tmp_path)
	return tmp_path


def found(repository: Path, text: str, name: str = "sample.md") -> list[str]:
	(repository / name).write_text(text, encoding="utf-8")
	return [str(finding) for finding in check(repository)]


# The samples are put together, so that the check does not find them in this file.
@pytest.mark.parametrize("mark", ["TO" + "DO", "FIX" + "ME", "X" * 3])
def test_work_left_over_is_found(repository: Path, mark: str) -> None:
	assert found(repository, f"fine\n# {mark}: later\n") == [f"sample.md:2: work left over: {mark}"]


@pytest.mark.parametrize("folder", ["work", "home", "root"])
@pytest.mark.parametrize("before", ["", '"', "=", "a:", "file://"])
def test_a_path_of_one_machine_is_found(repository: Path, before: str, folder: str) -> None:
	path = f"/{folder}" + "/"
	assert found(repository, f"{before}{path}x\n") == [f"sample.md:1: a path of one machine: {path}"]


@pytest.mark.parametrize("host", ["pypi", "registry.npmjs", "files.pythonhosted", "deb.debian"])
def test_a_package_registry_is_found(repository: Path, host: str) -> None:
	address = f"{host}.{'org'}"
	assert found(repository, f"see https://{address}/x\n") == [f"sample.md:1: a package registry: {address}"]
	assert len(found(repository, address.upper())) == 1


def test_lookalikes_pass(repository: Path) -> None:
	folder = "/home" + "/"
	text = f"ToDo XXXL docs{folder} .{folder} ~{folder} <site>{folder} {{x}}{folder} pypixorg\n"
	assert found(repository, text) == []


def test_the_licence_ignored_files_and_binary_files_are_passed_over(repository: Path) -> None:
	mark = "TO" + "DO"
	(repository / ".gitignore").write_text("built\n")
	(repository / "built").write_text(mark)
	(repository / "font").write_bytes(b"\0" + mark.encode())
	assert found(repository, mark, "LICENSE") == []


def test_tracked_files_are_read_and_deleted_ones_passed_over(repository: Path) -> None:
	for name in ("kept", "gone"):
		(repository / name).write_text("TO" + "DO")
	subprocess.run(["git", "add", "."], cwd=repository, check=True)
	(repository / "gone").unlink()
	assert found(repository, "fine") == ["kept:1: work left over: TO" + "DO"]


def test_a_folder_inside_the_repository_stands_for_all_of_it(repository: Path) -> None:
	(repository / "app").mkdir()
	(repository / "outside").write_text("TO" + "DO")
	assert [finding.path for finding in check(repository / "app")] == [Path("outside")]


def test_a_folder_without_git_does_not_pass_for_clean(tmp_path: Path) -> None:
	(finding,) = check(tmp_path)
	assert finding.message.startswith("git cannot list the files")
