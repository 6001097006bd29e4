"""For pytest: write the names of tests that fail to a file, so that they can be run once more by them."""

from pathlib import Path

import pytest

_failed: dict[str, None] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
	parser.addoption("--failed-to", metavar="FILE", help="where the names of failed tests are written")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
	if report.failed:
		_failed[report.nodeid] = None


def pytest_sessionfinish(session: pytest.Session) -> None:
	if file := session.config.getoption("--failed-to"):
		root = session.config.rootpath
		Path(file).write_text("".join(f"{root}/{name}\n" for name in _failed))
