"""Workers that are killed at any moment: what is to be done is done, in order, and nothing is lost."""

import os
import random
import signal
import socket
import subprocess
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from time import monotonic, sleep

import frappe
import pytest

from devtools import paths
from tests import site
from tests.rest.at_once import PROCESSES
from tests.thorough import IS_THOROUGH

SINK = paths.ROOT / "devtools" / "inside" / "mail_sink.py"
KILLS = 100 if IS_THOROUGH else 15
READERS = ("leila@example.org", "samer@example.org")
# Seconds.
LONGEST_LIFE, UNTIL_DONE = 0.4, 60


@pytest.fixture
def sink(tmp_path: Path) -> Iterator[tuple[int, Path]]:
	with socket.socket() as free:
		free.bind(("127.0.0.1", 0))
		port = free.getsockname()[1]
	process = subprocess.Popen([paths.TOOLS / "bin" / "python", SINK, str(port), tmp_path / "mail"])
	try:
		_until_open(port)
		yield port, tmp_path / "mail"
	finally:
		process.kill()


def test_mails_survive_workers_that_are_killed(sink: tuple[int, Path]) -> None:
	port, folder = sink
	seed = random.randrange(10**6)
	print(f"random.Random({seed})")
	chance = random.Random(seed)
	with site.at_the_console():
		# What earlier tests wrote to others is nobody's here.
		frappe.db.delete("Outbox Entry")
	names: list[str] = []
	for number in range(KILLS):
		names += _written(number)
		worker = PROCESSES.Process(target=_work, args=(os.environ["COALITION_SITE"], port))
		worker.start()
		sleep(chance.uniform(0, LONGEST_LIFE))
		worker.kill()
		worker.join()
	worker = PROCESSES.Process(target=_work, args=(os.environ["COALITION_SITE"], port))
	worker.start()
	_until_gone(names)
	worker.kill()
	_compare(folder)


def _written(number: int) -> list[str]:
	"""A mail to each reader, and the entries by which it waits."""
	from coalition.base.mail import sending
	from coalition.base.mail.messages import Message
	from coalition.base.outbox import OUTBOX

	with site.at_the_console():
		# Nothing else tells a worker: these tests have none.
		for reader in READERS:
			sending.tell(reader, lambda: Message(f"Number {number}", ("…",)), {})
		return frappe.get_all(OUTBOX, filters={"title": f"Number {number}"}, pluck="name")


def _work(name: str, port: int) -> None:
	"""A worker that never ends by itself."""
	from coalition.base.outbox import delivery

	frappe.init(site=name)
	frappe.connect()
	frappe.local.conf.update({"mail_server": "127.0.0.1", "mail_port": port, "mute_emails": 0})
	while True:
		delivery.run()
		sleep(0.02)


def _compare(folder: Path) -> None:
	found: dict[str, dict[str, str]] = {reader: {} for reader in READERS}
	for path in sorted(folder.glob("*.eml"), key=lambda path: int(path.stem.rpartition("-")[2])):
		message = message_from_bytes(path.read_bytes(), policy=policy.default)
		known = found[message["To"]].setdefault(message["Subject"], message["Message-Id"])
		assert known == message["Message-Id"], "sent again it is the same mail"
	for mails in found.values():
		assert list(mails) == [f"Number {number}" for number in range(KILLS)]


def _until_gone(names: list[str]) -> None:
	from coalition.base.outbox import OUTBOX

	end = monotonic() + UNTIL_DONE
	while left := site.count(OUTBOX, {"name": ("in", names)}):
		assert monotonic() < end, f"{left} mails still wait"
		sleep(0.2)


def _until_open(port: int) -> None:
	end = monotonic() + UNTIL_DONE
	while socket.socket().connect_ex(("127.0.0.1", port)):
		assert monotonic() < end
		sleep(0.05)


def test_a_worker_that_dies_right_after_a_protection_leaves_no_name_on_the_disk() -> None:
	"""The plain files of a protected member go by the outbox, where nobody was left to take them away."""
	from coalition.base.outbox import delivery
	from coalition.tests import factories, privacy_case

	with site.at_the_console():
		member = factories.member(organisation_name=f"جمعية {frappe.generate_hash(length=10)}").name
		privacy_case.attach(frappe.get_doc("Member Organisation", member))
		url = frappe.db.get_value("File", {"attached_to_name": member}, "file_url")
		plain = Path(frappe.get_site_path(url.removeprefix("/"))).resolve()
	worker = PROCESSES.Process(target=_protect_and_die, args=(os.environ["COALITION_SITE"], member))
	worker.start()
	worker.join()
	assert site.value("Member Organisation", member, "is_protected") == 1
	assert plain.exists(), "nobody was left to take it away"
	with site.at_the_console():
		delivery.run()
	assert not plain.exists()


def _protect_and_die(name: str, member: str) -> None:
	from coalition.base.privacy.sealing import seal

	frappe.init(site=name)
	frappe.connect()
	seal.protect("Member Organisation", member)
	# What is to be done in this process once it is committed it does not live to do.
	frappe.db.after_commit.reset()
	frappe.db.after_commit.add(lambda: os.kill(os.getpid(), signal.SIGKILL))
	frappe.db.commit()
