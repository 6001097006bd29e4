"""The sample app's form, over HTTP: taken once, however many fingers tap."""

import html
import re
import uuid

import pytest

from tests import site
from tests.rest.at_once import at_once, post_of, statuses
from tests.rest.portal_visitor import PortalVisitor

PATH, NOTICE = "/notices/ask", "Sample Notice"


@pytest.fixture
def record() -> str:
	"""The title of a record that is there to be found, while the area is on."""
	from coalition.tests.switch import switch

	title = f"Projector {uuid.uuid4().hex[:8]}"
	with site.at_the_console():
		import frappe

		switch("voice", True)
		frappe.get_doc({"doctype": "Sample Record", "title": title}).insert()
	yield title
	with site.at_the_console():
		switch("voice", False)


def filled_in(visitor: PortalVisitor, record: str, title: str) -> dict[str, str]:
	page = visitor.get(PATH).text
	(signed,) = re.findall(r'name="signed" type="checkbox" value="([^"]*)"', page)
	came = {"said_by": "سامر", "channel": "Phone Call", "given_on": "1/1/2026"}
	asked = {"title": title, "record": record, "begins": "30/11/2026 14:30", "signed": html.unescape(signed)}
	return {**visitor.hidden(PATH), **came, **asked}


def test_four_taps_at_once_announce_it_once(address, record):
	visitor, title = PortalVisitor(address), f"ورشة {uuid.uuid4().hex[:8]}"
	visitor.come_in(site.account()["user"])
	form = filled_in(visitor, record, title)
	assert statuses(at_once([post_of(visitor, PATH, form)] * 4)) == [303] * 4
	assert site.count(NOTICE, {"title": title}) == 1


def test_what_was_typed_survives_a_mistake_and_an_old_token(address, record):
	visitor, title = PortalVisitor(address), f"ورشة {uuid.uuid4().hex[:8]}"
	visitor.come_in(site.account()["user"])
	form = filled_in(visitor, record, title)
	for changes, status in (({"cost": "5 QQQ"}, 422), ({"csrf_token": "old"}, 403)):
		answer = visitor.session.post(visitor.address + PATH, data={**form, **changes}, allow_redirects=False)
		assert answer.status_code == status and f'value="{title}"' in answer.text
		assert 'value="30/11/2026 14:30"' in answer.text
	assert site.count(NOTICE, {"title": title}) == 0
