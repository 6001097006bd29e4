"""A server whose folder of files is full: nothing half-way is left, and nothing that was typed is lost."""

import os
import subprocess
from collections.abc import Iterator

import pytest

from devtools import paths
from tests import site
from tests.rest.applicant import Applicant
from tests.rest.own_server import serving
from tests.rest.programs import Own, problem, told

FOLDER = paths.SITES / os.environ.get("COALITION_SITE", "") / "private" / "files"
# A namespace of mounts of its own: what is mounted there ends with the process, and nobody else sees it.
APART = ("unshare", "--map-root-user", "--mount")
# Bytes of room, and of a paper that does not fit.
ROOM, TOO_MUCH = 8 * 1024, 64 * 1024
PDF = b"%PDF-1.4\n" + b"x" * TOO_MUCH


@pytest.fixture
def full() -> Iterator[str]:
	if subprocess.run([*APART, "true"], capture_output=True).returncode:
		pytest.skip("this machine lets nobody mount anything")
	mount = f'mount -t tmpfs -o size={ROOM} none "{FOLDER}" && exec "$@"'
	with serving((*APART, "sh", "-c", mount, "sh")) as address:
		yield address


def test_a_paper_that_does_not_fit_leaves_no_row_and_the_answers_stay(full, charter):
	applicant = Applicant(full)
	applicant.fill()
	files = site.count("File")
	answer = applicant.upload("ترخيص.pdf", PDF)
	assert answer.status_code == 503 and "الخدمة" in answer.text, answer.text[:500]
	assert int(answer.headers["Retry-After"]) > 0
	for secret in ("No space", "tmpfs", "Traceback", str(paths.SITES)):
		assert secret not in answer.text
	assert site.count("File") == files
	assert applicant.send().status_code == 303 and applicant.stored() == 1


def test_a_letter_that_cannot_be_stored_is_none(full, address, charter):
	own = Own(full, charter)
	codes = site.count("Verification Code")
	answer = own.program.post("letters.issue", headers={"Idempotency-Key": "full"})
	problem(answer, 503, "unavailable")
	assert site.count("Verification Code") == codes
	# Sent again to a server with room, with the same key, it is issued once.
	own.program.address = address
	letter = told(own.program.post("letters.issue", headers={"Idempotency-Key": "full"}))
	assert letter["state"] == "Valid" and site.count("Verification Code") == codes + 1
