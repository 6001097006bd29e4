"""A program with a key, as it comes over HTTP."""

import json
from functools import cache
from pathlib import Path

import requests

from tests import site

API = "coalition.api.v1."
SCOPES_OF_MEMBERS = (
	*("organisation:read", "organisation:propose", "people:read", "people:propose"),
	*("declarations:read", "letters:read", "letters:issue"),
)


class Program:
	"""Calls endpoints with its key; without one, as anybody."""

	def __init__(self, address: str, header: str = "") -> None:
		self.address, self.session = address, requests.Session()
		self.session.headers["Connection"] = "close"
		if header:
			name, _colon, value = header.partition(": ")
			self.session.headers[name] = value

	def get(self, endpoint: str, /, headers: dict | None = None, **asked: object) -> requests.Response:
		texts = {
			key: word if isinstance(word, str | int) else json.dumps(word) for key, word in asked.items()
		}
		return self.session.get(self.url(endpoint), params=texts, headers=headers)

	def post(self, endpoint: str, /, headers: dict | None = None, **sent: object) -> requests.Response:
		return self.session.post(self.url(endpoint), json=sent, headers=headers)

	def url(self, endpoint: str) -> str:
		return f"{self.address}/api/method/{API}{endpoint}"


def make_key(*scopes: str, **values: object) -> tuple[str, str]:
	"""A key with these scopes: its name, and the header that a program sends."""
	from coalition.base.program_keys import desk
	from coalition.tests import factories

	with site.at_the_console():
		key = factories.program_key(*scopes, **values).name
		return key, desk.show_secret(key)["header"]


def all_scopes() -> tuple[str, ...]:
	from coalition.base.program_keys import scopes

	with site.at_the_console():
		return tuple(scopes.declared())


def told(answer: requests.Response) -> object:
	assert answer.status_code == 200, answer.text
	return answer.json()["message"]


def problem(answer: requests.Response, status: int, code: str) -> dict:
	"""The problem that was answered, which has this status and code."""
	assert answer.status_code == status, f"{answer.status_code}: {answer.text}"
	assert answer.headers["Content-Type"].startswith("application/problem+json"), answer.text
	found = answer.json()
	assert (found["status"], found["code"]) == (status, code), found
	if code == "refused":
		_require_listed(answer.request.path_url, found["reason"])
	return found


def _require_listed(path: str, reason: str) -> None:
	"""A reason that is answered stands in the document, at its endpoint."""
	(operation,) = _document()["paths"][path.partition("?")[0]].values()
	assert reason in operation.get("x-reasons", {}), f"{path} does not list {reason}"


@cache
def _document() -> dict:
	return json.loads((Path(__file__).parents[2] / "docs/rest/openapi.json").read_text())


class Own:
	"""A member that declared, its delegate, and its program."""

	def __init__(self, address: str, charter: str) -> None:
		from coalition.tests import factories

		with site.at_the_console():
			import frappe

			self.member = factories.member(website="https://example.org").name
			factories.declaration(self.member, charter, frappe.utils.nowdate())
			factories.delegate(self.member, person_name="ليلى المندوبة", phone="+963 944 123 123")
		self.key, header = make_key(*SCOPES_OF_MEMBERS, holder_type="Member Organisation", holder=self.member)
		self.program = Program(address, header)

	def version(self) -> dict[str, str]:
		return {"If-Match": self.program.get("organisation.get").headers["ETag"]}

	@property
	def header(self) -> str:
		return f"Authorization: {self.program.session.headers['Authorization']}"
