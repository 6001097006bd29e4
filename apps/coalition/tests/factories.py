"""Records for tests: what the factories of all modules make, found in their `tests/factories.py`."""

from importlib import import_module
from pathlib import Path

import coalition

_FILES = sorted(Path(coalition.__file__).parent.glob("*/tests/factories.py"))


def __getattr__(name: str) -> object:
	for file in _FILES:
		module = import_module(f"coalition.{file.parts[-3]}.tests.factories")
		if not name.startswith("_") and hasattr(module, name):
			return getattr(module, name)
	raise AttributeError(f"no module has a factory {name!r}")
