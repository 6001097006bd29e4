"""An endpoint of another app, as programs meet it."""

from pathlib import Path

from tests import site
from tests.rest.programs import Program, make_key, problem, told

OURS, THEIRS = "coalition.api.v1.me.get", "coalition_sample.rest.list_records"


def ask(program: Program, address: str) -> object:
	return program.session.get(f"{program.address}/api/method/{address}")


def test_it_answers_to_keys_with_its_scope_as_ours_do(address):
	with site.at_the_console():
		import frappe

		frappe.get_doc(doctype="Sample Record", title="سجل").insert(ignore_permissions=True)
	good = Program(address, make_key("sample:read")[1])
	assert "سجل" in told(ask(good, THEIRS))["titles"]
	assert "RateLimit-Remaining" in ask(good, THEIRS).headers
	problem(ask(Program(address, make_key("people:read")[1]), THEIRS), 403, "scope_missing")
	problem(ask(Program(address), THEIRS), 401, "no_key")
	problem(ask(Program(address, "Authorization: token a:b"), THEIRS), 401, "wrong_key")


def test_the_document_tells_of_it_and_our_pages_do_not(address):
	paths = ask(Program(address), "coalition.api.v1.openapi.get").json()["paths"]
	assert {f"/api/method/{OURS}", f"/api/method/{THEIRS}"} <= set(paths)
	pages = Path(__file__).parents[2] / "docs" / "rest"
	assert not any("sample" in page.read_text() for page in pages.glob("*.json"))
