"""CPU time, by which tests are measured: time by the clock moves with whatever else a machine does."""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

# What `yardstick` takes on the machine that the budgets are of.
YARDSTICK = 0.05
_TICKS = os.sysconf("SC_CLK_TCK")


def of_tree(root: int) -> float:
	"""CPU-seconds of a process and all that it started, be they still there or waited for."""
	processes = dict(_processes())
	children: dict[int, list[int]] = {}
	for pid, (parent, _seconds) in processes.items():
		children.setdefault(parent, []).append(pid)
	total, left = 0.0, [root]
	while left:
		pid = left.pop()
		total += processes.get(pid, (0, 0.0))[1]
		left += children.get(pid, [])
	return total


def _processes() -> Iterator[tuple[int, tuple[int, float]]]:
	"""Each process with its parent and its seconds, those of the ended ones that it waited for included."""
	for folder in Path("/proc").glob("[0-9]*"):
		try:
			text = (folder / "stat").read_text()
		except OSError:
			# It has just ended.
			continue
		# The name before the last bracket may hold anything: proc(5).
		words = text[text.rindex(")") + 2 :].split()
		yield int(folder.name), (int(words[1]), sum(map(int, words[11:15])) / _TICKS)


def yardstick() -> float:
	"""CPU-seconds of a fixed piece of work of the kind that tests do: texts, dictionaries, calls."""
	started = time.process_time()
	row = {str(number): [number, f"جمعية {number}", {"field": None}] for number in range(200)}
	for _time in range(120):
		row = json.loads(json.dumps(row, ensure_ascii=False))
		sorted(row.items(), key=lambda item: str(item[1]), reverse=True)
	return time.process_time() - started


def slowness() -> float:
	"""How many times the CPU time this machine takes for the same work; the best of three counts."""
	return min(yardstick() for _time in range(3)) / YARDSTICK
