"""What a bench keeps between runs: its ports and its passwords, in a file that only its owner reads."""

import json
import os
import secrets
import socket

from devtools import paths
from devtools.failure import Failure

# Where a search for a free port begins; any free loopback port does.
FIRST_PORT = {
	"web": 8000,
	"mail": 1025,
	"mariadb": 13306,
	"cache": 13000,
	"queue": 11000,
	"test_web": 8100,
	"test_web2": 8101,
}
PASSWORDS = ("database", "administrator", "demo")

# What keeps other benches on this machine off our ports, until we end.
_claims: dict[int, socket.socket] = {}


def load() -> dict:
	"""The state of this bench: {"ports": {name: int}, "passwords": {name: str}, "source": {...}}."""
	try:
		state = json.loads(paths.STATE.read_text()) if paths.STATE.exists() else {}
	except json.JSONDecodeError:
		raise Failure(f"{paths.STATE} is damaged: `./dev reset`, then run this again.") from None
	state.setdefault("ports", {})
	state.setdefault("passwords", {})
	for name in PASSWORDS:
		state["passwords"].setdefault(name, secrets.token_urlsafe(12))
	return state


def save(state: dict) -> None:
	paths.STATE.parent.mkdir(parents=True, exist_ok=True)
	new = paths.STATE.with_suffix(".new")
	with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
		json.dump(state, file, indent=1)
	new.replace(paths.STATE)


def claim_port(state: dict, name: str) -> int:
	"""The bench's port for this server: the one it had, or another where somebody else took that."""
	taken = {port for other, port in state["ports"].items() if other != name}
	port = state["ports"].get(name, FIRST_PORT[name])
	while port in taken or not _claim(port):
		port += 1
	state["ports"][name] = port
	return port


def insist_on(port: int) -> None:
	"""Claim the port that was asked for. Raises Failure where it is taken."""
	if not _claim(port):
		raise Failure(f"Port {port} is taken: name another with --port, or leave it out to get a free one.")


def _claim(port: int) -> bool:
	"""Claim a port before its server listens, so that two benches which start at once do not choose the same.

	A name in the kernel's list of Unix sockets is the claim: one process has it, and it ends with that.
	"""
	if port not in _claims:
		claim = socket.socket(socket.AF_UNIX)
		try:
			claim.bind(f"\0coalition-port-{port}")
		except OSError:
			return False
		_claims[port] = claim
	return is_free(port)


def is_free(port: int) -> bool:
	with socket.socket() as probe:
		probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
		try:
			probe.bind(("127.0.0.1", port))
		except OSError:
			return False
	return True
