"""A server whose Redis is stopped, and comes back: the cache and the queue of one site, killed for real."""

import signal
import socket
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import monotonic

import pytest
import requests

from tests import site
from tests.rest.applicant import Applicant
from tests.rest.client import Client
from tests.rest.own_server import free_port, serving, until_open
from tests.rest.portal_visitor import PortalVisitor
from tests.rest.programs import Program, make_key


class Redis:
	"""A server of its own, which a test kills."""

	def __init__(self) -> None:
		self.port = free_port()
		self.start()

	def start(self) -> None:
		words = ("redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "")
		self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
		until_open(self.port)

	def keys(self) -> int:
		words = ("redis-cli", "-p", str(self.port), "dbsize")
		return int(subprocess.run(words, capture_output=True, text=True, check=True).stdout)

	def kill(self) -> None:
		self.process.send_signal(signal.SIGKILL)
		self.process.wait()


@pytest.fixture
def redis() -> Iterator[Redis]:
	redis = Redis()
	yield redis
	redis.kill()


@pytest.fixture
def served(redis: Redis) -> Iterator[str]:
	"""The lane's site by a web server that knows this Redis alone."""
	at = f"redis://127.0.0.1:{redis.port}"
	with site.configured(redis_cache=at, redis_queue=at), serving() as address:
		yield address


@pytest.fixture
def people(served: str, charter: str) -> dict[str, requests.Session]:
	"""Sessions that began while Redis was there; a program's is its key."""
	delegate = PortalVisitor(served)
	assert delegate.sign_in(site.account()["user_name"]).status_code == 303
	program = Program(served, make_key("applications:read")[1])
	secretary = Client(served, site.person("Coalition Secretariat"))
	return {
		"guest": requests.Session(),
		"delegate": delegate.session,
		"secretary": secretary.session,
		"program": program.session,
	}


PATHS = (
	*(("guest", path) for path in ("/coalition", "/coalition/members", "/coalition/sign-in")),
	("delegate", "/coalition/account"),
	*(("secretary", path) for path in ("/app", "/api/resource/Member Organisation")),
	("program", "/api/method/coalition.api.v1.me.get"),
)


def statuses(served: str, people: dict[str, requests.Session]) -> dict[str, int]:
	return {
		path: people[who].get(served + path, allow_redirects=False, timeout=30).status_code
		for who, path in PATHS
	}


def test_everybody_goes_on_and_nobody_is_signed_out(served, people, redis):
	up = statuses(served, people)
	assert set(up.values()) == {200}, up
	assert redis.keys()
	redis.kill()
	down = statuses(served, people)
	# A later engine's desk begins with what is kept there.
	assert down.pop("/app") in (200, 503) and set(down.values()) == {200}, down
	redis.start()
	again = statuses(served, people)
	assert set(again.values()) == {200} and redis.keys(), again


def test_an_application_is_sent_and_its_mail_waits(served, charter, redis):
	applicant = Applicant(served)
	applicant.begin()
	redis.kill()
	applicant.fill()
	reachable = {"contact_person": "ليلى", "contact_email": "leila@example.org"}
	assert applicant.step("people", reachable).status_code == 303
	waited = site.count("Outbox Entry")
	assert applicant.send().status_code == 303
	assert applicant.stored() == 1
	assert site.count("Outbox Entry") > waited


def test_people_sign_in_and_guessing_stays_slow(served, redis):
	name = site.account()["user_name"]
	redis.kill()
	assert PortalVisitor(served).sign_in(name).status_code == 303
	stranger = PortalVisitor(served)
	tried = {stranger.sign_in(name, f"a wrong password {number}").status_code for number in range(12)}
	assert 429 in tried and 303 not in tried


def test_ending_a_session_needs_no_redis_and_lasts(served, charter, redis):
	account = site.account()
	ends = {}
	for path, at in (("/leave", "/account"), ("/sign-out", "/account"), ("/account/freeze", "/account")):
		visitor = PortalVisitor(served)
		assert visitor.sign_in(account["user_name"]).status_code == 303
		ends[path] = visitor, visitor.hidden(path, at)
	redis.kill()
	for path, (visitor, form) in ends.items():
		sent = {"data": {**form, "account": account["name"]}, "allow_redirects": False, "timeout": 30}
		answer = visitor.session.post(f"{served}/coalition{path}", **sent)
		assert answer.status_code == 303, (path, answer.status_code, answer.text[:300])
	redis.start()
	for path, (visitor, _form) in ends.items():
		assert not visitor.is_signed_in(), path


def test_a_redis_that_hangs_is_away(served, people, redis):
	assert people["guest"].get(f"{served}/coalition", timeout=30).status_code == 200
	redis.process.send_signal(signal.SIGSTOP)
	try:
		for path in ("/coalition", "/coalition/sign-in", "/coalition/members"):
			# The first waits until it is given up, the others do not.
			answer = people["guest"].get(served + path, timeout=15)
			assert answer.status_code in (200, 503), answer.text[:300]
	finally:
		redis.process.send_signal(signal.SIGCONT)
	assert people["guest"].get(f"{served}/coalition", timeout=30).status_code == 200


def test_a_queue_that_hangs_is_away_while_the_cache_is_there(charter, redis):
	cache = Redis()
	places = {
		"redis_cache": f"redis://127.0.0.1:{cache.port}",
		"redis_queue": f"redis://127.0.0.1:{redis.port}",
	}
	try:
		with site.configured(**places), serving() as address:
			visitor = PortalVisitor(address)
			assert visitor.sign_in(site.account()["user_name"]).status_code == 303
			form = visitor.hidden("/leave", "/account")
			redis.process.send_signal(signal.SIGSTOP)
			left = visitor.session.post(
				f"{address}/coalition/leave", data=form, allow_redirects=False, timeout=15
			)
			assert left.status_code == 303
			for path in ("/coalition", "/coalition/members"):
				assert requests.get(address + path, timeout=5).status_code == 200
	finally:
		redis.process.send_signal(signal.SIGCONT)
		cache.kill()


@contextmanager
def silent() -> Iterator[int]:
	"""A port at which the kernel takes connections and nobody says a word, as of a stopped process."""
	with socket.socket() as listening:
		listening.bind(("127.0.0.1", 0))
		listening.listen(64)
		yield listening.getsockname()[1]


def test_a_database_that_hangs_is_away_and_nobody_waits_for_it_twice(served, people):
	with silent() as port, site.configured(db_host="127.0.0.1", db_port=port):
		first = monotonic()
		answer = people["guest"].get(f"{served}/coalition", timeout=30)
		assert answer.status_code == 503 and monotonic() - first < 15
		again = monotonic()
		for path in ("/coalition/members", "/coalition/sign-in"):
			assert people["guest"].get(served + path, timeout=30).status_code == 503
		left = requests.post(f"{served}/coalition/leave", allow_redirects=False, timeout=30)
		assert left.status_code == 303 and monotonic() - again < 3


def test_a_process_that_has_just_begun_answers_everybody(served):
	def ask(_number: int) -> int:
		return requests.get(f"{served}/coalition", timeout=60).status_code

	with ThreadPoolExecutor(12) as many:
		assert set(many.map(ask, range(36))) == {200}


def test_with_the_database_away_as_well_everybody_is_told_to_come_back(served, people, redis):
	redis.kill()
	with site.configured(db_host="127.0.0.1", db_port=1):
		found = statuses(served, people)
	assert set(found.values()) == {503}, found
