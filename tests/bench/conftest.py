"""One story, told in order: each fixture is the next thing that happens to the other bench's site."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from . import others
from .database import Snapshot, connection, snapshot

LIVE_IN = Path(__file__).parent / "inside" / "live_in.py"
CUSTOMISE = Path(__file__).parent / "inside" / "customise.py"
OTHERS_ROLE = "Incubated Partner"


FIRST_FLOW = "coalition.membership.doctype.membership_application.test_membership_application"


@dataclass(frozen=True)
class Installed:
	apps: str
	package: str
	state: Snapshot


@dataclass(frozen=True)
class OwnTests:
	printed: str

	@property
	def count(self) -> int:
		return sum(int(number) for number in re.findall(r"^Ran (\d+) test", self.printed, re.MULTILINE))


@pytest.fixture(scope="module")
def bare() -> Iterator[Snapshot]:
	"""The site with Frappe alone, in a bench that has got the app; one role has a name that is ours too."""
	with others.made():
		_role("insert into tabRole (name, role_name) values (%(role)s, %(role)s)")
		_role(
			"insert into `tabHas Role` (name, role, parent, parenttype, parentfield)"
			" values ('theirs', %(role)s, 'Administrator', 'User', 'roles')"
		)
		yield snapshot(others.DATABASE)


def _role(statement: str) -> None:
	with connection(others.DATABASE) as cursor:
		cursor.execute(statement, {"role": OTHERS_ROLE})


@pytest.fixture(scope="module")
def installed(bare: Snapshot) -> Installed:
	others.on_site("install-app", "coalition")
	state = snapshot(others.DATABASE)
	package = others.run(
		others.BENCH / "env" / "bin" / "python", "-c", "import coalition; print(coalition.__file__)"
	)
	return Installed(others.on_site("list-apps"), package, state)


@pytest.fixture(scope="module")
def migrated(installed: Installed) -> Snapshot:
	others.on_site("migrate")
	return snapshot(others.DATABASE)


@pytest.fixture(scope="module")
def migrated_again(migrated: Snapshot) -> Snapshot:
	others.on_site("migrate")
	return snapshot(others.DATABASE)


@pytest.fixture(scope="module")
def without_sample_app(migrated_again: Snapshot) -> Snapshot:
	"""Another app that adds to ours comes, is migrated, and goes."""
	others.add_sample_app()
	others.on_site("install-app", others.SAMPLE)
	others.on_site("migrate")
	others.on_site("uninstall-app", others.SAMPLE, "--yes", "--no-backup")
	return snapshot(others.DATABASE)


@dataclass(frozen=True)
class Updates:
	"""What an administrator's changes are before two migrations to a new version, and after each."""

	before: dict
	printed: tuple[str, str]
	after: tuple[dict, dict]


@pytest.fixture(scope="module")
def updates(without_sample_app: Snapshot) -> Updates:
	"""An administrator changes permissions and the workflow; then comes a version with news in both."""
	others.python(CUSTOMISE, others.SITE, "change")
	before = _configuration()
	with others.new_version():
		first = others.on_site("migrate"), _configuration()
		second = others.on_site("migrate"), _configuration()
	return Updates(before, (first[0], second[0]), (first[1], second[1]))


def _configuration() -> dict:
	(line,) = re.findall(r"^STATE (.*)$", others.python(CUSTOMISE, others.SITE, "show"), re.MULTILINE)
	return json.loads(line)


@pytest.fixture(scope="module")
def uninstalled(updates: Updates) -> Snapshot:
	others.on_site("uninstall-app", "coalition", "--yes", "--no-backup")
	return snapshot(others.DATABASE)


@pytest.fixture(scope="module")
def own_tests(uninstalled: Snapshot) -> OwnTests:
	"""The app is installed once more, where no role of that name is there, and tests itself."""
	_role("delete from tabRole where name = %(role)s")
	_role("delete from `tabHas Role` where role = %(role)s")
	others.on_site("install-app", "coalition")
	# The server stage runs all of them: here the first flow shows that Frappe's own runner does it as well.
	# Without CI the command ends well whatever the tests say.
	return OwnTests(others.on_site("run-tests", "--module", FIRST_FLOW, CI="1"))


@pytest.fixture(scope="module")
def lived_in(own_tests: OwnTests) -> Snapshot:
	others.python(LIVE_IN, others.SITE)
	return snapshot(others.DATABASE)


@pytest.fixture(scope="module")
def taken_off(lived_in: Snapshot) -> Snapshot:
	others.on_site("uninstall-app", "coalition", "--yes", "--no-backup")
	return snapshot(others.DATABASE)
