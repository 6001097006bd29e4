"""A member's own pages in the portal: who acts for it there, and what came of what they posted."""

import re
import uuid

import requests

from tests import site
from tests.rest.portal_visitor import PortalVisitor

ROOT = "/organisation"
MEMBER, PROPOSAL, DECLARATION = "Member Organisation", "Proposed Change", "Charter Declaration"
ANSWER = "coalition.membership.doctype.proposed_change.proposed_change"


def new_delegate(address: str, duty: str = "Delegate", member: str = "", **row: object) -> PortalVisitor:
	"""A signed-in browser of somebody who acts for a member; `member` and `account` hang on it."""
	from coalition.tests import factories

	with site.at_the_console():
		held = member or factories.member(organisation_name=f"جمعية {uuid.uuid4().hex[:10]}").name
		account = factories.delegate(held, duty, **row)
		site.give_password(account.user)
	visitor = PortalVisitor(address)
	visitor.member, visitor.account = held, account
	visitor.come_in(account.user)
	return visitor


def name_of(visitor: PortalVisitor) -> str:
	return site.value(MEMBER, visitor.member, "organisation_name")


def proposals(visitor: PortalVisitor, **more: object) -> int:
	return site.count(PROPOSAL, {"member_organisation": visitor.member, **more})


def identity(visitor: PortalVisitor, **changes: str) -> dict[str, str]:
	stored = site.value(MEMBER, visitor.member, ["organisation_name", "place", "sector"])
	return {**dict(zip(("organisation_name", "place", "sector"), stored, strict=True)), **changes}


def post_with_token(visitor: PortalVisitor, path: str, form: dict) -> requests.Response:
	"""A post with a token of any page, where the form itself may not be shown."""
	token = re.findall(r'name="csrf_token" value="(\w+)"', visitor.get("/account").text)[0]
	return visitor.session.post(
		visitor.address + path, data={"csrf_token": token, **form}, allow_redirects=False
	)
