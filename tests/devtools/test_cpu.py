import os
import subprocess
import sys
import time

import pytest

from devtools import shell
from devtools.testing import cpu

BUSY = "import time; t = time.process_time()\nwhile time.process_time() - t < 0.3: pass"
BUSY_CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BUSY!r}])"


def test_what_a_program_started_counts_while_it_runs_and_after() -> None:
	before = cpu.of_tree(os.getpid())
	subprocess.run([sys.executable, "-c", BUSY_CHILD], check=True)
	assert 0.3 <= cpu.of_tree(os.getpid()) - before < 3


@pytest.mark.parametrize("code", [BUSY, BUSY_CHILD])
def test_a_measured_command_tells_its_status_and_what_it_took(root, code) -> None:
	status, seconds = shell.measured(
		"some", sys.executable, "-c", f"{code}\nsys = __import__('sys'); sys.exit(3)"
	)
	assert status == 3 and 0.3 <= seconds < 3


def test_waiting_takes_no_cpu_time(root) -> None:
	_status, seconds = shell.measured("some", sys.executable, "-S", "-c", "import time; time.sleep(0.5)")
	assert seconds < 0.4


def test_the_yardstick_measures_work_and_not_time() -> None:
	started = time.monotonic()
	assert 0.001 < cpu.yardstick() <= time.monotonic() - started
