"""What programs ask of changes, for the tests of them."""

from tests import site
from tests.rest.programs import Program, make_key, told

SCOPES = ("changes:read", "organisation:read", "letters:read", "letters:issue", "declarations:read")


def new_member() -> str:
	from coalition.tests import factories

	site.forget_tries()
	with site.at_the_console():
		return factories.member().name


def program_of(address: str, member: str, *scopes: str) -> Program:
	holder = {"holder_type": "Member Organisation", "holder": member}
	return Program(address, make_key(*(scopes or SCOPES), **holder)[1])


def now(program: Program) -> str:
	return told(program.get("changes.list", from_now=1))["cursor"]


def since(program: Program, cursor: str, **asked: object) -> tuple[list[tuple[str, str, str]], str]:
	found = told(program.get("changes.list", cursor=cursor, **asked))
	return [(each["kind"], each["name"], each["what"]) for each in found["items"]], found["cursor"]


def change(member: str, text: str) -> None:
	with site.at_the_console():
		import frappe

		frappe.get_doc("Member Organisation", member).update({"about": text}).save()
