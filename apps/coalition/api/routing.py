"""Which endpoint answers at a path."""

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module

import frappe
from frappe import _

from coalition.api.declaration import ENDPOINTS, Endpoint
from coalition.base.program_keys import endpoints
from coalition.base.text.bidi import fill


def find(path: str) -> Endpoint | None:
	"""The endpoint that this path of a request names; None where it names none."""
	address = endpoints.address_in(path)
	return _at(address, endpoints.functions()[address]) if address else None


def all_endpoints() -> dict[str, Endpoint]:
	"""Every endpoint by its address; those that cannot be imported are left out."""
	return endpoints_of(endpoints.functions())


def endpoints_of(functions: Mapping[str, str]) -> dict[str, Endpoint]:
	"""The same of this table of addresses and functions, without asking a site."""
	found = {address: _at(address, function) for address, function in functions.items()}
	return {address: endpoint for address, endpoint in found.items() if endpoint}


def faults() -> list[str]:
	"""Declared endpoints that are none, in words: for those who maintain the site."""
	return [
		fill(_("{0} is declared to answer at {1}, and is no endpoint."), function, address)
		for address, function in endpoints.functions().items()
		if not _at(address, function)
	]


def _at(address: str, function: str) -> Endpoint | None:
	if function not in ENDPOINTS:
		_import(function.rpartition(".")[0])
	declared = ENDPOINTS.get(function)
	return replace(declared, address=address) if declared else None


def _import(module: str) -> None:
	"""Importing it declares its endpoints."""
	try:
		import_module(module)
	except Exception:
		frappe.logger("api").exception(f"endpoints of {module}")
