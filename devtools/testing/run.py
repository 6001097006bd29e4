"""Running the stages, and the line that closes it all."""

import time

from devtools.testing import stages
from devtools.testing.tally import Tally


def everything(bench: dict, parts: list[str], names: str | None) -> int:
	"""Run all stages, or those named in `parts`; other words there narrow by module, -k by name.

	Closes with the line `N passed, N failed`; answers 0 where none failed and at least one passed.
	"""
	known = [stage.name for stage in stages.ALL]
	chosen = [stage for stage in stages.ALL if stage.name in parts or not set(parts) & set(known)]
	words = [part for part in parts if part not in known] + ([f"({names})"] if names else [])
	expression = " and ".join(words)
	if expression:
		chosen = [stage for stage in chosen if stage.name != "static" or "static" in parts]
	if any(stage.name in stages.ON_A_SITE for stage in chosen):
		stages.prepare_site(bench)
	return _close(_run(bench, chosen, expression))


def _run(bench: dict, chosen: list[stages.Stage], expression: str) -> list[tuple[str, Tally, float]]:
	results = []
	for stage in chosen:
		print(f"\n== {stage.name}", flush=True)
		started = time.monotonic()
		tally = stage.run(bench, expression)
		results.append((stage.name, tally, time.monotonic() - started))
	return results


def _close(results: list[tuple[str, Tally, float]]) -> int:
	print()
	for name, tally, seconds in results:
		print(f"  {name:8} {seconds:6.1f} s  {tally}")
	total = sum((tally for _, tally, _ in results), Tally())
	if total == Tally():
		print("No test has such a name.")
	print(total)
	return 0 if total.passed and not total.failed else 1
