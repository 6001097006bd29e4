"""The worked session of docs/rest/README.md, run as it stands there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import site
from tests.rest.programs import make_key

README = Path(__file__).parents[2] / "docs" / "rest" / "README.md"
BLOCKS = re.findall(r"```(sh|python)\n(.*?)```", README.read_text(encoding="utf-8"), re.S)
COMMANDS = {"sh": ["bash", "-eu", "-o", "pipefail"], "python": [sys.executable]}
SCOPES = ("organisation:read", "organisation:propose", "letters:read", "letters:issue", "declarations:read")


@pytest.fixture(scope="module")
def surroundings(address, charter, tmp_path_factory) -> dict:
	from coalition.tests import factories

	site.forget_tries()
	with site.at_the_console():
		import frappe

		member = factories.member().name
		factories.declaration(member, charter, frappe.utils.nowdate())
	_name, header = make_key(*SCOPES, holder_type="Member Organisation", holder=member)
	environment = {**os.environ, "SITE": address, "KEY": header.rpartition(" ")[2]}
	return {"env": environment, "cwd": tmp_path_factory.mktemp("session")}


@pytest.mark.parametrize(("language", "text"), BLOCKS)
def test_the_session_goes_as_it_is_told(surroundings, language, text):
	done = subprocess.run([*COMMANDS[language], "-c", text], capture_output=True, text=True, **surroundings)
	assert done.returncode == 0, done.stdout + done.stderr
	expected = re.findall(r"^# → (.+)$", text, re.M)
	assert expected
	for words in expected:
		assert words in done.stdout, f"{words} is not in {done.stdout}"
