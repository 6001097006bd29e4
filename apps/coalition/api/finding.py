"""Which endpoint a path leads to."""

from importlib import import_module
from pkgutil import iter_modules

from coalition.api import v1
from coalition.api.endpoint import ENDPOINTS, Endpoint
from coalition.base.program_keys.door import endpoint_in


def find(path: str) -> Endpoint | None:
	"""The endpoint that this path of a request names; None where it names none."""
	dotted = endpoint_in(path)
	return all_endpoints().get(dotted) if dotted else None


def all_endpoints() -> dict[str, Endpoint]:
	"""Every endpoint by its dotted path: those of all modules of v1, whether or not somebody asked yet."""
	if not _read:
		for module in iter_modules(v1.__path__, f"{v1.__name__}."):
			import_module(module.name)
		_read.append(True)
	return ENDPOINTS


_read: list[bool] = []
