"""Somebody's session over the engine's own REST interface."""

import json

import requests

from tests import sessions

# Refused, or, to guests and people of the portal, as if it were not there.
CLOSED = (403, 404)


class Client:
	"""A user in a session, or a program with the header of its key; a guest where neither is given."""

	def __init__(self, address: str, user: str | None = None, header: str = "") -> None:
		self.address, self.user, self.session = address, user, requests.Session()
		# The server ends what has been idle for two seconds, be it while the next question is on its way.
		self.session.headers["Connection"] = "close"
		if header:
			self.session.headers["Authorization"] = header.removeprefix("Authorization: ")
		if user:
			sessions.let_in(self.session, address, user)

	def resource(self, doctype: str, name: str | None = None) -> str:
		return f"{self.address}/api/resource/{doctype}" + (f"/{name}" if name else "")

	def get(self, doctype: str, name: str | None = None, **question: object) -> requests.Response:
		return self.session.get(self.resource(doctype, name), params=_texts(question))

	def put(self, doctype: str, name: str, **values: object) -> requests.Response:
		return self.session.put(self.resource(doctype, name), json=values)

	def post(self, doctype: str, **values: object) -> requests.Response:
		return self.session.post(self.resource(doctype), json=values)

	def delete(self, doctype: str, name: str) -> requests.Response:
		return self.session.delete(self.resource(doctype, name))

	def call(self, path: str, /, **words: object) -> requests.Response:
		return self.session.post(f"{self.address}/api/method/{path}", data=_texts(words))

	def ask(self, path: str, /, **words: object) -> requests.Response:
		return self.session.get(f"{self.address}/api/method/{path}", params=_texts(words))


def _texts(words: dict[str, object]) -> dict[str, object]:
	return {key: word if isinstance(word, str | int) else json.dumps(word) for key, word in words.items()}
