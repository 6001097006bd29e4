import errno
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools import cli, locks, paths, shell
from devtools.failure import Failure
from devtools.running import services, status
from devtools.steps import once


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
	before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
	yield
	for number, handler in before.items():
		signal.signal(number, handler)


@pytest.mark.parametrize(
	("problem", "said"),
	[
		(Failure("Port 80 is taken: name another."), "dev: Port 80 is taken: name another."),
		(KeyboardInterrupt(), "dev: interrupted; the same command goes on from here."),
		(OSError(errno.ENOSPC, "No space left on device"), f"dev: {shell.DISK_FULL}"),
		(
			PermissionError(errno.EACCES, "Permission denied", "/x/state.json"),
			"dev: /x/state.json: Permission",
		),
		(
			OSError("Cannot call rmtree on a symbolic link"),
			"dev: Cannot call rmtree on a symbolic link: mend",
		),
	],
)
def test_what_goes_wrong_is_said_in_one_line(
	root: Path,
	monkeypatch: pytest.MonkeyPatch,
	capsys: pytest.CaptureFixture[str],
	problem: BaseException,
	said: str,
) -> None:
	def fail() -> int:
		raise problem

	monkeypatch.setattr(status, "show", fail)
	assert cli.main(["status"]) == 1
	output = capsys.readouterr()
	assert output.out == ""
	(line,) = output.err.strip().splitlines()
	assert line.startswith(said)


def test_without_a_bench_each_command_says_so_or_has_nothing_to_do(
	root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
	assert [cli.main([word]) for word in ("status", "stop", "reset")] == [1, 0, 0]
	assert cli.main(["bench", "migrate"]) == 1
	output = capsys.readouterr()
	assert output.out.splitlines() == [
		"There is no bench yet: `./dev up` makes one.",
		"Nothing was running.",
		"The bench is gone; `./dev up` makes a new one.",
	]
	assert output.err == "dev: There is no whole bench yet: make it with `./dev up --no-serve`.\n"
	assert not paths.BENCH.exists()


def test_reset_follows_no_link_out_of_the_bench(root: Path) -> None:
	(root / "setup.py").write_text("ours")
	(paths.BENCH / "apps").mkdir(parents=True)
	(paths.BENCH / "apps" / "coalition").symlink_to(root)
	assert cli.main(["reset"]) == 0
	assert (root / "setup.py").exists() and not paths.BENCH.exists()


@pytest.mark.parametrize("port", ["0", "65536", "-1", "web"])
def test_a_number_that_is_no_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
	with pytest.raises(SystemExit):
		cli.main(["up", f"--port={port}"])
	assert "is no port: give a number from 1 to 65535" in capsys.readouterr().err


def test_words_for_bench_are_handed_on_as_they_are(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
	handed = []
	once("app", "", "1", lambda: None)
	monkeypatch.setattr(services, "_start_mariadb", lambda bench, ours: None)
	monkeypatch.setattr(services, "_start_redis", lambda bench, name, ours: None)
	monkeypatch.setattr(cli.bench, "configure", lambda known: None)
	monkeypatch.setattr(shell, "foreground", lambda *words, **more: handed.extend(words))
	assert cli.main(["bench", "--site", "a.localhost", "migrate", "--help"]) == 0
	assert handed == ["bench", "--site", "a.localhost", "migrate", "--help"]


def test_status_tells_a_bench_that_is_being_set_up_from_one_that_does_not_run(
	root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
	paths.STATE.parent.mkdir(parents=True)
	paths.STATE.write_text("{}")
	assert cli.main(["status"]) == 1
	with locks.only_one("up"):
		assert cli.main(["status"]) == 1
	lines = capsys.readouterr().out.splitlines()
	assert "Not running; `./dev up` starts it." in lines
	assert any(line.startswith("`./dev up` is at work (process ") for line in lines)
