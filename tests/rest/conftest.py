"""People at the portal."""

import pytest

from tests import site
from tests.rest.portal_visitor import PortalVisitor


@pytest.fixture
def account() -> dict:
	return site.account()


@pytest.fixture
def visitor(address) -> PortalVisitor:
	return PortalVisitor(address)


@pytest.fixture
def member(address, account) -> PortalVisitor:
	visitor = PortalVisitor(address)
	assert visitor.sign_in(account["user_name"]).status_code == 303
	return visitor
