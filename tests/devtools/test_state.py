import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devtools import paths, state
from devtools.failure import Failure


@pytest.fixture(autouse=True)
def no_claims(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
	claims: dict[int, socket.socket] = {}
	monkeypatch.setattr(state, "_claims", claims)
	yield
	for claim in claims.values():
		claim.close()


@pytest.fixture
def listener() -> Iterator[socket.socket]:
	with socket.socket() as server:
		server.bind(("127.0.0.1", 0))
		server.listen()
		yield server


def test_a_port_that_somebody_else_has_is_passed_over(listener: socket.socket) -> None:
	port = listener.getsockname()[1]
	known = {"ports": {"web": port}}
	assert state.claim_port(known, "web") > port
	assert known["ports"]["web"] > port


def test_a_bench_keeps_its_port_where_that_is_free(listener: socket.socket) -> None:
	port = listener.getsockname()[1]
	listener.close()
	assert state.claim_port({"ports": {"web": port}}, "web") == port


def test_two_servers_of_a_bench_get_different_ports(monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setattr(state, "FIRST_PORT", {"cache": 23000, "queue": 23000})
	known = {"ports": {}}
	assert state.claim_port(known, "cache") != state.claim_port(known, "queue")


def test_two_benches_that_start_at_once_choose_different_ports(
	root: Path, command: Callable[[str], subprocess.Popen], monkeypatch: pytest.MonkeyPatch
) -> None:
	# Nobody listens yet at either port: only the claim tells them apart.
	monkeypatch.setattr(state, "FIRST_PORT", {"web": 23100})
	claim = "print(state.claim_port({'ports': {'web': 23100}}, 'web'), flush=True)\ntime.sleep(60)"
	other = command(claim)
	theirs = int(other.stdout.readline())
	assert state.claim_port({"ports": {}}, "web") != theirs
	other.kill()
	other.wait()
	assert state.claim_port({"ports": {"web": theirs}}, "web") == theirs


def test_a_port_that_was_asked_for_and_is_taken_is_not_exchanged_silently(listener: socket.socket) -> None:
	port = listener.getsockname()[1]
	with pytest.raises(Failure, match=f"Port {port} is taken"):
		state.insist_on(port)


def test_passwords_are_random_and_stay_the_same(root: Path) -> None:
	first = state.load()
	assert first["passwords"] != state.load()["passwords"]
	state.save(first)
	assert state.load() == first


def test_nobody_else_may_read_the_passwords(root: Path) -> None:
	state.save(state.load())
	assert paths.STATE.stat().st_mode & 0o777 == 0o600


def test_a_damaged_state_says_how_to_begin_anew(root: Path) -> None:
	paths.STATE.parent.mkdir(parents=True)
	paths.STATE.write_text("{")
	with pytest.raises(Failure, match=r"is damaged: `\./dev reset`"):
		state.load()
