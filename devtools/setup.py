"""From a fresh clone to a bench that is ready: each step once, in this order."""

from collections.abc import Iterator
from contextlib import contextmanager

from devtools import assets, bench, locks, machine, services, state, tools
from devtools.source import choose


@contextmanager
def prepare(known: dict, frappe: str | None, for_tests: bool = False) -> Iterator[dict]:
	"""Make what is missing of the bench; inside, its database and Redis answer.

	`known` is the bench's state (see state.py), `frappe` what --frappe said. Raises Failure.
	"""
	machine.check()
	with locks.only_one("setup"):
		state.save(known)
		source = choose(frappe, known.get("source"))
		known["source"] = source.as_dict()
		state.save(known)
		machine.install_packages(for_tests)
		tools.install()
		bench.make(source)
		bench.add_app()
		if for_tests:
			bench.add_test_packages()
		assets.build(source)
	with services.running(known):
		bench.configure(known)
		yield known
