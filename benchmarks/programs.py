"""A partner's program under load: it polls for changes and hands in applications, some twice at once."""

import random
import time
import uuid
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

import requests

from benchmarks.duplicates import COMMON, KINDS

LETTERS = "ابتجحدرسشعفقكلمنهوي"
API = "/api/method/coalition.api.v1."
# Seconds. Between two requests a program waits a moment; nobody waits longer for an answer than a proxy does.
PAUSE, PATIENCE = (1.0, 3.0), 60
# For one application that it hands in, how often it asks for changes.
OFTEN = 9
# Of ten applications, how many are sent twice at once, as by a program that took the line for dead.
TWICE = 3


class Program:
	"""`key` and `bare_key` are Authorization headers, of a Program Key and of an engine's user who may all.

	`form` is an application to hand in; `bare` the path of a bare DocType. While it runs it fills:
	`seconds`, what was done beside a bare DocType -> how long each took; `handed_in`, Idempotency-Key -> the
	number that it got; `told`, the numbers that changes told of; `errors` and `bare_errors`, what went wrong.
	"""

	def __init__(self, address: str, key: str, bare_key: str, form: dict, bare: str, number: int) -> None:
		self.address, self.key, self.bare_key, self.form, self.bare = address, key, bare_key, form, bare
		self.chance = random.Random(number)
		self.seconds: dict[str, list[float]] = defaultdict(list)
		self.handed_in: dict[str, str] = {}
		self.told: list[str] = []
		self.errors: list[str] = []
		self.bare_errors: list[str] = []
		self.cursor = ""
		self.is_beside_bare = False

	def run(self, ends: float, beside_bare: bool) -> None:
		"""Until this moment of time.monotonic(), by turns with the same on a bare DocType if wished."""
		self.is_beside_bare = beside_bare
		turns = [self.poll] * OFTEN + [self.hand_in]
		if beside_bare:
			turns += [self.read_bare] * OFTEN + [self.write_bare]
		self.cursor = self.cursor or self.ours("get", "changes.list?from_now=1", "begin").get("cursor", "")
		while time.monotonic() < ends:
			time.sleep(self.chance.uniform(*PAUSE))
			self.chance.choice(turns)()
		self.poll()

	def poll(self) -> None:
		found = self.ours("get", f"changes.list?cursor={self.cursor}", "read")
		self.told += [each["name"] for each in found.get("items", ())]
		self.cursor = found.get("cursor", self.cursor)

	def hand_in(self) -> None:
		key = str(uuid.uuid4())
		form = {**self.form, "organisation_name": self.name()}
		times = 2 if self.chance.randrange(10) < TWICE else 1
		with ThreadPoolExecutor(times) as hands:
			answers = list(hands.map(lambda _: self.send(key, form, times == 1), range(times)))
		names = {answer.get("application", "") for answer in answers}
		if len(names) > 1:
			self.errors.append(f"one request, several answers: {names}")
		self.handed_in[key] = names.pop()

	def name(self) -> str:
		"""One that nobody else has, as an organisation might be called."""
		own = "".join(self.chance.choices(LETTERS, k=7))
		return f"{self.chance.choice(KINDS)} {own} {self.chance.choice(COMMON)}"

	def send(self, key: str, form: dict, is_timed: bool) -> dict:
		what = "write" if is_timed else "write twice"
		return self.ours("post", "applications.submit", what, json=form, headers={"Idempotency-Key": key})

	def read_bare(self) -> None:
		asked = "?fields=%5B%22name%22%2C%22creation%22%5D&order_by=creation+desc&limit_page_length=5"
		self.ask("get", self.bare + asked, "read bare", self.bare_key)

	def write_bare(self) -> None:
		"""Make and submit, which is one request of ours."""
		rows = [{"clause": clause, "is_declared": 1} for clause in self.form["declared_clauses"]]
		record = {**self.form, "organisation_name": self.name(), "declared_clauses": rows}
		started = time.perf_counter()
		made = self.ask("post", self.bare, "bare", self.bare_key, json=record).get("data", {})
		state = {"workflow_state": "Submitted"}
		self.ask("put", f"{self.bare}/{made.get('name')}", "bare", self.bare_key, json=state)
		self.seconds["write bare"].append(time.perf_counter() - started)

	def ours(self, method: str, path: str, what: str, **more: object) -> dict:
		return self.ask(method, API + path, what, self.key, **more).get("message", {})

	def ask(
		self, method: str, path: str, what: str, key: str, headers: dict | None = None, **more: object
	) -> dict:
		"""The answer's JSON; {} after an error, which is noted."""
		sent = {"Authorization": key, "Connection": "close", **(headers or {})}
		started = time.perf_counter()
		try:
			answer = requests.request(method, self.address + path, headers=sent, timeout=PATIENCE, **more)
		except requests.RequestException as error:
			return self.fail(what, f"{type(error).__name__}: {error}")
		if self.is_beside_bare:
			self.seconds[what].append(time.perf_counter() - started)
		if answer.status_code != 200:
			return self.fail(what, f"{answer.status_code} {answer.text[:300]}")
		return answer.json()

	def fail(self, what: str, why: str) -> dict:
		(self.bare_errors if what.endswith("bare") else self.errors).append(f"{what}: {why}")
		return {}
