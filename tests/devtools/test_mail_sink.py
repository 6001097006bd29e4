"""The mail sink, with a real mail."""

import smtplib
import subprocess
import time
from pathlib import Path

import pytest

from devtools import paths, state

SINK = paths.ROOT / "devtools" / "inside" / "mail_sink.py"


@pytest.fixture
def port(tmp_path: Path):
	port = next(number for number in range(20_000, 60_000) if state.is_free(number))
	sink = subprocess.Popen([paths.TOOLS / "bin" / "python", SINK, str(port), tmp_path / "mail"])
	yield port
	sink.kill()
	sink.wait()


def send(port: int, mail: str) -> None:
	for _ in range(100):
		try:
			with smtplib.SMTP("127.0.0.1", port) as server:
				server.sendmail("from@example.org", ["to@example.org"], mail.encode())
			return
		except ConnectionRefusedError:
			time.sleep(0.1)


def test_every_mail_becomes_a_file_of_its_own(port, tmp_path):
	for number in (1, 2):
		send(port, f"Subject: {number}\n\nمرحبا")
	files = sorted((tmp_path / "mail").glob("*.eml"))
	assert [file.read_text().splitlines()[0] for file in files] == ["Subject: 1", "Subject: 2"]
	assert "مرحبا" in files[0].read_text()
