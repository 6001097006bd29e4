"""From a fresh clone to a bench that is ready: each step once, in this order."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from devtools import locks, state
from devtools.installing import assets, bench, machine, semgrep, tools
from devtools.installing.source import choose
from devtools.running import services


@contextmanager
def prepare(frappe: str | None, meanwhile: Callable[[dict], None] | None = None) -> Iterator[dict]:
	"""Make what is missing of the bench; inside, its database and Redis answer. Yields its state (state.py).

	`frappe` is what --frappe said. `meanwhile` is for the tests: called once their packages are there,
	it begins with what needs no more. Raises Failure.
	"""
	with locks.only_one("setup"):
		known = state.load()
		machine.install_packages(for_tests=bool(meanwhile))
		source = choose(frappe, known.get("source"))
		known["source"] = source.as_dict()
		state.save(known)
		tools.install()
		bench.make(source)
		bench.add_app()
		# Always: a server that runs could not import it when the tests add it beside.
		bench.add_sample_app()
		if meanwhile:
			bench.add_test_packages()
			tools.add_programs()
			semgrep.provide(source)
			meanwhile(known)
		assets.build(source)
	with services.running(known):
		bench.configure(known)
		yield known
