"""An area that is off, over HTTP: no page, no function, no new record; what was recorded can be read."""

import pytest
import requests

from tests import sessions, site

TITLES = "coalition_sample.sample_voice.api.titles"


@pytest.fixture(params=[True, False], ids=["on", "off"])
def voice_is_on(request):
	_switch(request.param)
	yield request.param
	_switch(False)


def _switch(on: bool) -> None:
	from coalition.tests.switch import switch

	with site.at_the_console():
		import frappe

		# Switching empties the site's caches, and most find the area as they want it.
		if bool(frappe.db.get_single_value("Coalition Settings", "area_voice")) != on:
			switch("voice", on)


@pytest.fixture
def session(address, secretary) -> requests.Session:
	browser = sessions.browser_of(address, secretary)
	browser.headers["Accept"] = "application/json"
	return browser


@pytest.fixture
def recorded() -> str:
	_switch(True)
	with site.at_the_console():
		import frappe

		name = frappe.get_doc({"doctype": "Sample Notice", "title": "اجتماع الهيئة"}).insert().name
	_switch(False)
	return name


def test_the_portal_page_of_an_area(address, voice_is_on):
	answer = requests.get(f"{address}/coalition/notices")
	assert answer.status_code == (200 if voice_is_on else 404)


@pytest.mark.parametrize("path", [f"/api/method/{TITLES}", f"/?cmd={TITLES}", f"/api/method/x?cmd={TITLES}"])
def test_a_function_of_an_area(address, session, voice_is_on, path):
	answer = session.get(address + path)
	if voice_is_on:
		assert answer.status_code == 200 or "/x" in path
	else:
		assert answer.status_code == 404
		assert "NoSuchRoute" in answer.text


def test_a_record_of_an_area(address, session, voice_is_on):
	answer = session.post(f"{address}/api/resource/Sample Notice", json={"title": "اجتماع"})
	if voice_is_on:
		assert answer.status_code == 200
	else:
		assert answer.status_code == 417
		assert "AreaIsOff" in answer.text


def test_what_was_recorded_is_read_when_its_area_is_off(address, session, recorded):
	answer = session.get(f"{address}/api/resource/Sample Notice/{recorded}")
	assert answer.status_code == 200
	assert answer.json()["data"]["title"] == "اجتماع الهيئة"


def test_the_workspaces_of_a_users_desk(address, session, voice_is_on):
	answer = session.get(f"{address}/api/method/frappe.desk.desktop.get_workspace_sidebar_items")
	names = {page["name"] for page in answer.json()["message"]["pages"]}
	assert ("Sample Voice" in names) is voice_is_on
	assert "Coalition Membership" in names
