import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from devtools import locks
from devtools.failure import Failure

Command = Callable[[str], subprocess.Popen]

HOLD = "with locks.only_one('up'):\n\tprint('ready', flush=True)\n\ttime.sleep(60)"
# A server that takes a second to end, as a database may.
HOLD_WITH_SERVER = """
with locks.only_one('up'):
	slow = "trap 'sleep 1; exit' TERM; echo ready; while :; do sleep 0.1; done"
	shell.start('slow', 'sh', '-c', slow)
	while 'ready' not in (shell.paths.LOGS / 'slow.log').read_text():
		time.sleep(0.05)
	print('ready', flush=True)
	time.sleep(60)
"""


@pytest.fixture
def holder(root: Path, command: Command) -> subprocess.Popen:
	process = command(HOLD)
	assert process.stdout.readline() == "ready\n"
	return process


def test_a_second_command_learns_which_process_is_at_work(holder: subprocess.Popen) -> None:
	expected = rf"Another `./dev up` .*process {holder.pid}.*`./dev stop`"
	with pytest.raises(Failure, match=expected), locks.only_one("up"):
		pass


def test_locks_of_different_names_do_not_meet(holder: subprocess.Popen) -> None:
	with locks.only_one("test"):
		assert locks.holder("test") == os.getpid()


def test_the_holder_of_a_lock_is_known_until_it_ends(holder: subprocess.Popen) -> None:
	assert locks.holder("up") == holder.pid
	holder.kill()
	holder.wait()
	assert locks.holder("up") is None


def test_a_lock_is_free_again_after_its_command(root: Path) -> None:
	with locks.only_one("up"):
		assert not locks.is_free("up")
	assert locks.is_free("up")
	assert locks.held() == ()


def test_a_lock_is_free_again_after_its_command_failed(root: Path) -> None:
	with pytest.raises(ZeroDivisionError), locks.only_one("up"):
		raise ZeroDivisionError
	with locks.only_one("up"):
		pass


def test_stop_ends_what_holds_a_lock_and_waits_for_it(holder: subprocess.Popen) -> None:
	assert locks.end_holders() == ["up"]
	assert holder.wait(1) == -signal.SIGTERM
	assert locks.end_holders() == []


def test_whoever_comes_after_a_kill_waits_for_the_servers_that_are_still_ending(
	root: Path, command: Command
) -> None:
	killed = command(HOLD_WITH_SERVER)
	assert killed.stdout.readline() == "ready\n"
	killed.kill()
	killed.wait()
	assert not locks.is_free("up")
	assert locks.holder("up") is None
	with locks.only_one("up"):
		assert locks.holder("up") == os.getpid()


def test_a_bench_is_for_the_eyes_of_its_owner(root: Path) -> None:
	with locks.only_one("up"):
		assert (root / ".bench").stat().st_mode & 0o077 == 0
