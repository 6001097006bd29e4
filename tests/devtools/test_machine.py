import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from devtools import paths, shell
from devtools.failure import Failure
from devtools.installing import machine
from devtools.steps import once

GB = 1024**3


@pytest.fixture
def asked(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
	"""A Debian 12 machine without Redis; what would be run there."""
	commands: list[tuple[object, ...]] = []
	monkeypatch.setattr(machine, "distribution", lambda: ("debian", "12"))
	monkeypatch.setattr(machine, "_has", lambda program: program != "redis-server")
	monkeypatch.setattr(machine, "_has_venv", lambda: True)
	monkeypatch.setattr(machine, "_is_known", lambda package: True)
	monkeypatch.setattr(shell, "run", lambda log, *words, **more: commands.append(words))
	return commands


def free(monkeypatch: pytest.MonkeyPatch, gigabytes: float) -> None:
	usage = SimpleNamespace(free=int(gigabytes * GB))
	monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage)


def user(monkeypatch: pytest.MonkeyPatch, sudo: bool, without_password: bool) -> None:
	monkeypatch.setattr(os, "getuid", lambda: 1000)
	monkeypatch.setattr(shell, "which", lambda program: "/usr/bin/sudo" if sudo else None)
	monkeypatch.setattr(shell, "output", lambda *words: "yes" if without_password else "")


def test_another_system_than_linux_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setattr(os, "uname", lambda: SimpleNamespace(sysname="Darwin"))
	with pytest.raises(Failure, match=r"no Linux machine: use Debian 12 or Ubuntu 22\.04"):
		machine.check()


def test_a_folder_that_is_not_writable_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setattr(os, "access", lambda folder, mode: False)
	with pytest.raises(Failure, match=f"You may not write to {root}: clone"):
		machine.check()


def test_a_bench_of_another_user_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
	paths.BENCH.mkdir()
	monkeypatch.setattr(os, "getuid", lambda: 4321)
	with pytest.raises(Failure, match="belongs to another user"):
		machine.check()


def test_a_disk_with_too_little_room_for_a_new_bench_is_refused(
	root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
	free(monkeypatch, 3.9)
	with pytest.raises(Failure, match=r"has 3\.9 GB free and the bench needs 4 GB: free some space"):
		machine.check_disk()


def test_a_made_bench_needs_little_room_and_yet_some(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
	once(f"demo-{paths.DEMO_SITE}", "", "1", lambda: None)
	free(monkeypatch, 3.9)
	machine.check_disk()
	free(monkeypatch, 0.1)
	with pytest.raises(Failure, match=r"needs 0\.3 GB"):
		machine.check_disk()


def test_a_machine_that_has_everything_is_left_alone(
	asked: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(machine, "_has", lambda program: True)
	monkeypatch.setattr(machine, "distribution", lambda: ("fedora", "40"))
	machine.install_packages()
	assert asked == []


def test_what_is_missing_is_installed_as_root(
	asked: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(os, "getuid", lambda: 0)
	machine.install_packages()
	assert asked[0][0] == "env"
	assert "install" in asked[-1]
	assert asked[-1][-1] == "redis-server"


def test_what_is_missing_is_installed_with_sudo_that_asks_nothing(
	asked: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
	user(monkeypatch, sudo=True, without_password=True)
	machine.install_packages()
	assert {words[:2] for words in asked} == {("sudo", "-n")}


def test_another_distribution_is_told_what_to_install_by_hand(
	asked: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(machine, "distribution", lambda: ("fedora", "40"))
	with pytest.raises(Failure, match=r"missing \(redis-server\).*this is fedora 40.*install them by hand"):
		machine.install_packages()


def test_a_missing_venv_alone_is_named_on_another_distribution(
	asked: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(machine, "_has", lambda program: True)
	monkeypatch.setattr(machine, "_has_venv", lambda: False)
	monkeypatch.setattr(machine, "distribution", lambda: ("fedora", "40"))
	with pytest.raises(Failure, match=r"missing \(python3\.\d+-venv\)"):
		machine.install_packages()


def test_without_root_and_sudo_the_way_out_is_named(
	asked: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
	user(monkeypatch, sudo=False, without_password=False)
	with pytest.raises(Failure, match="you are not root: run this as root once, or install sudo"):
		machine.install_packages()


def test_a_sudo_that_wants_a_password_is_told_how_to_get_it(
	asked: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
	user(monkeypatch, sudo=True, without_password=False)
	with pytest.raises(Failure, match="sudo asks for a password: run `sudo -v` first"):
		machine.install_packages()
