"""People at the portal and at the desk, and the member that nobody may name."""

import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
import requests

from tests import site
from tests.rest import canaries, gates
from tests.rest import security_table as table
from tests.rest.applicant import Applicant
from tests.rest.canaries import Canary
from tests.rest.client import Client
from tests.rest.own_pages import MEMBER, new_delegate
from tests.rest.portal_visitor import PortalVisitor


@pytest.fixture(scope="module")
def planted(charter) -> Iterator[list[Canary]]:
	planted = canaries.plant()
	yield planted
	canaries.take_away(planted)


@pytest.fixture
def gates_held() -> Iterator[None]:
	with gates.held():
		yield


@pytest.fixture
def at_the_same_time() -> Iterator[Callable[[Callable[[], requests.Response]], Future]]:
	"""Sends a request, and does not wait for its answer."""
	with ThreadPoolExecutor() as pool:
		yield pool.submit


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


@pytest.fixture
def applicant(address) -> Applicant:
	applicant = Applicant(address)
	applicant.begin()
	return applicant


@pytest.fixture
def delegate(charter, address) -> PortalVisitor:
	"""Who acts for a member, whose name is with them as `member`."""
	return new_delegate(address)


@pytest.fixture
def other(charter, address) -> PortalVisitor:
	"""The delegate of another member."""
	return new_delegate(address)


@pytest.fixture(scope="module")
def protected(charter) -> tuple[str, str]:
	"""A member that was worked with before it was protected, and the name that nobody may meet again."""
	from coalition.base.privacy.sealing import seal
	from coalition.tests import factories

	legal_name = f"جمعية السنونو {uuid.uuid4().hex[:8]} في الرقة"
	with site.at_the_console():
		import frappe

		member = factories.member(organisation_name=legal_name, name_latin=f"Latin of {legal_name}")
		member.add_comment("Comment", f"تحدثنا مع {legal_name}")
		member.contact_person = f"مدير {legal_name}"
		member.save()
		file = {"doctype": "File", "file_name": f"{legal_name}.txt", "content": legal_name, "is_private": 1}
		attached = {"attached_to_doctype": MEMBER, "attached_to_name": member.name}
		frappe.get_doc({**file, **attached}).insert()
		seal.protect(MEMBER, member.name)
	return member.name, legal_name


@pytest.fixture
def trainer(address) -> Client:
	"""Of the desk, without a right on members."""
	return Client(address, site.person(table.TRAINING))


@pytest.fixture
def stranger(address) -> Client:
	"""Of another app."""
	return Client(address, site.person("Website Manager"))


@pytest.fixture
def reporter(address) -> Client:
	"""Of the engine's own roles alone; makes reports and mails them."""
	return Client(address, site.person("Report Manager"))
