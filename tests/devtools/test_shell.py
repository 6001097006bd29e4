import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from devtools import paths, shell
from devtools.failure import Failure

from .conftest import await_true

Command = Callable[[str], subprocess.Popen]

# A program with a child, whose own parent ends at once: nobody but the guard knows of it.
TREE = "echo $$; (sleep 60 & echo $!); sleep 60"


def numbers(log: str) -> list[int]:
	file = paths.LOGS / f"{log}.log"
	lines = file.read_text().splitlines() if file.exists() else []
	return [int(line) for line in lines if line.isdecimal()]


def live(pid: int) -> bool:
	return Path(f"/proc/{pid}").exists()


@pytest.mark.parametrize("call", ["start", "run"])
def test_nothing_outlives_a_command_that_is_killed(root: Path, command: Command, call: str) -> None:
	killed = command(f"shell.{call}('tree', 'sh', '-c', '{TREE}')\ntime.sleep(60)")
	assert await_true(lambda: len(numbers("tree")) == 2)
	assert all(live(pid) for pid in numbers("tree"))
	killed.kill()
	assert await_true(lambda: not any(live(pid) for pid in numbers("tree")))


def test_nothing_outlives_a_server_that_we_end(root: Path) -> None:
	server = shell.start("tree", "sh", "-c", TREE)
	assert await_true(lambda: len(numbers("tree")) == 2)
	shell.end(server)
	assert not any(live(pid) for pid in numbers("tree"))


def test_ctrl_c_leaves_nothing_of_what_was_running(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
	def interrupted(process: subprocess.Popen) -> int:
		assert await_true(lambda: len(numbers("tree")) == 2)
		monkeypatch.undo()
		monkeypatch.setattr(paths, "LOGS", root / ".bench" / "dev" / "logs")
		raise KeyboardInterrupt

	monkeypatch.setattr(subprocess.Popen, "wait", interrupted)
	with pytest.raises(KeyboardInterrupt):
		shell.run("tree", "sh", "-c", TREE)
	assert not any(live(pid) for pid in numbers("tree"))


def test_a_failure_gives_the_last_line_and_the_log_to_read(root: Path) -> None:
	with pytest.raises(Failure) as failure:
		shell.run("work", "sh", "-c", "echo first; echo the last line >&2; exit 3")
	assert str(failure.value) == (
		"sh failed (the last line): read .bench/dev/logs/work.log, mend what it names, then run this again."
	)


def test_a_failure_gives_the_first_error_where_the_last_line_tells_little(root: Path) -> None:
	paths.LOGS.mkdir(parents=True)
	(paths.LOGS / "db.log").write_text("started\n[ERROR] ibdata1 is damaged\n[ERROR] Aborting\nends\n")
	assert shell.why_not("MariaDB", "db").startswith("MariaDB failed ([ERROR] ibdata1 is damaged): read")


def test_an_earlier_run_in_the_same_log_is_not_blamed(root: Path) -> None:
	with pytest.raises(Failure, match="disk is full"):
		shell.run("work", "sh", "-c", "echo No space left on device; exit 1")
	with pytest.raises(Failure, match="it said nothing"):
		shell.run("work", "false")


def test_a_program_that_is_missing_is_named(root: Path) -> None:
	with pytest.raises(Failure, match="no-such-program: No such file or directory"):
		shell.run("work", "no-such-program")


@pytest.mark.parametrize(
	"said",
	[
		"fatal: write error: No space left on device",
		"npm error ENOSPC: no space left on device, write",
		"OSError: [Errno 28] No space left on device",
		"mariadbd: Error writing file './x' (Errcode: 28 \"No space left on device\")",
		"[ERROR] InnoDB: preallocating 100663296 bytes for file ./ib_logfile101 failed with error 28",
		"ERROR 1021 (HY000): Disk full (/tmp/x); waiting for someone to free some space (errno: 28)",
	],
)
def test_a_full_disk_is_said_to_be_full_whoever_notices_it(root: Path, said: str) -> None:
	paths.LOGS.mkdir(parents=True)
	(paths.LOGS / "work.log").write_text(f"before\n{said}\nafter\n")
	assert shell.why_not("work", "work") == shell.DISK_FULL


def test_a_disk_without_room_is_full_even_if_the_program_says_nothing_of_it(
	root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
	paths.LOGS.mkdir(parents=True)
	(paths.LOGS / "work.log").write_text("Bus error\n")
	assert shell.why_not("work", "work") != shell.DISK_FULL
	monkeypatch.setattr(shell, "FULL_BYTES", 2**63)
	assert shell.why_not("work", "work") == shell.DISK_FULL


def test_a_server_that_ends_by_itself_is_noticed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setattr(shell, "_servers", {})
	stays = shell.start("stays", "sleep", "60")
	assert shell.fallen() is None
	shell.start("falls", "true").wait()
	assert shell.fallen() == "falls"
	shell.end(stays)


def test_the_output_of_a_servers_last_run_is_kept(root: Path) -> None:
	for word in ("one", "two"):
		shell.start("server", "echo", word).wait()
	assert (paths.LOGS / "server.before.log").read_text() == "one\n"
	assert (paths.LOGS / "server.log").read_text() == "two\n"


def test_a_program_in_the_foreground_hands_back_its_status(root: Path) -> None:
	assert shell.foreground("sh", "-c", "exit 7") == 7


def test_ctrl_c_in_the_foreground_is_for_the_program_to_deal_with(root: Path) -> None:
	survives = "trap : INT; kill -INT $PPID; kill -INT $(cut -d' ' -f4 /proc/$PPID/stat); exit 0"
	started = time.monotonic()
	assert shell.foreground("sh", "-c", survives) == 0
	with pytest.raises(KeyboardInterrupt):
		shell.foreground("sh", "-c", survives.replace("exit 0", "exit 130"))
	assert time.monotonic() - started < 5
