"""REST as programs meet it that are not ours: Frappe's own client, and a tool that tries out declarations."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests import site
from tests.rest.programs import all_scopes, make_key
from tests.thorough import IS_THOROUGH

# As a busy hour of many programs; a key takes no more in a minute.
MOST = 6000

# Each seed tries every endpoint in every phase, with so many examples. All that fits a declaration is covered
# each time; all that does not, three times as much, where there is time: examples of it come in any case.
SEEDS, EXAMPLES, COVERAGE = (range(7, 12), 25, "all") if IS_THOROUGH else ((7,), 5, "positive")

PROGRAMS = Path(os.environ["PROGRAMS"])
HERE = Path(__file__).parent


@pytest.fixture
def header(charter) -> str:
	from coalition.tests import factories

	with site.at_the_console():
		import frappe

		member = factories.member().name
		factories.declaration(member, charter, frappe.utils.nowdate())
	return make_key(
		*all_scopes(), requests_per_minute=MOST, holder_type="Member Organisation", holder=member
	)[1]


def run(name: str, *words: object, **surroundings: object) -> str:
	"""What another's program printed, which ended well."""
	command = [str(word) for word in (PROGRAMS / name, *words)]
	done = subprocess.run(command, capture_output=True, text=True, **surroundings)
	assert done.returncode == 0, done.stdout[-20_000:] + done.stderr
	return done.stdout


def test_the_engines_own_client_reads_asks_and_is_told_what_is_wrong(address, header):
	key_and_secret = header.rpartition(" ")[2].split(":")
	told = json.loads(run("python", HERE / "stock_client.py", address, *key_and_secret))
	assert told["me"]["holder"]["kind"] == "Member Organisation"
	assert len(told["declared"]) == 1 and told["letter"]["number"]
	assert "size: unknown" in told["wrong field"] and "not_found" in told["no such letter"]
	assert "not_allowed" in told["records past the endpoints"] and "wrong_key" in told["wrong key"]


def test_a_client_that_is_generated_from_the_document_goes_through_the_session(address, header, tmp_path):
	config = tmp_path / "config.yml"
	config.write_text('content_type_overrides: {"application/pdf": "application/octet-stream"}')
	document = f"{address}/api/method/coalition.api.v1.openapi.get"
	words = ("--url", document, "--output-path", tmp_path / "client", "--config", config, "--meta", "none")
	printed = run("openapi-python-client", "generate", *words, "--fail-on-warning")
	assert "warning" not in printed.lower()
	pair = header.rpartition(" ")[2]
	told = json.loads(run("python", HERE / "generated_client.py", tmp_path, address, pair))
	first, again = told.pop("proposed")
	assert first == again and "Proposed" in json.dumps(first)
	assert told == {
		"holder": "Member Organisation",
		"standing": "Active",
		"paper": "%PDF",
		"verified": "Valid",
		"declarations": 1,
		"wrong": ["invalid", "too_large"],
		"no key": "wrong_key",
	}


@pytest.mark.parametrize("seed", SEEDS)
def test_schemathesis_finds_nothing(address, header, tmp_path, seed):
	document = f"{address}/api/method/coalition.api.v1.openapi.get"
	config, coverage = tmp_path / "config.toml", f'[phases.coverage.generation]\nmode = "{COVERAGE}"\n'
	config.write_text((HERE / "schemathesis.toml").read_text(encoding="utf-8") + coverage, encoding="utf-8")
	words = ("--config-file", config, "run", document, "--header", header)
	words += ("--seed", seed, "--max-examples", EXAMPLES)
	environment = {**os.environ, "SCHEMATHESIS_HOOKS": str(HERE / "schemathesis_checks.py")}
	with site.configured(coalition_requests_per_address=MOST):
		run("schemathesis", *words, cwd=tmp_path, env=environment)
