import os

import pytest

from tests import site


@pytest.fixture(scope="session")
def address() -> str:
	"""Where the test site answers, whatever a machine's resolver thinks of *.localhost."""
	return os.environ["SITE_URL"].replace(os.environ["COALITION_SITE"], "127.0.0.1")


@pytest.fixture(autouse=True)
def no_tries_before() -> None:
	if "SITE_URL" in os.environ:
		site.forget_tries()


@pytest.fixture(scope="session")
def charter() -> str:
	"""A published charter, and a place and a sector to choose."""
	from coalition.tests import factories

	with site.at_the_console():
		factories.organisation()
		return factories.charter(holds_for_months=0).name


@pytest.fixture(scope="session")
def secretary() -> str:
	return site.person("Coalition Secretariat", language="ar")


@pytest.fixture(scope="session")
def council_member() -> str:
	return site.person("Council Member", language="ar")
