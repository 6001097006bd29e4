"""Requests to the site without a web server between, to count and time what they do."""

import re
import threading
from collections.abc import Callable
from typing import TypeVar

import frappe
import frappe.app
from werkzeug.test import Client, TestResponse

Answer = TypeVar("Answer")


def aside(action: Callable[[], Answer]) -> Answer:
	"""Run an action in a thread of its own: a request would close the connection that it finds."""
	answers: list[Answer] = []
	errors: list[BaseException] = []

	def run() -> None:
		try:
			answers.append(action())
		except BaseException as error:
			errors.append(error)

	frappe.app._site, frappe.app._sites_path = frappe.local.site, "."
	thread = threading.Thread(target=run)
	thread.start()
	thread.join()
	if errors:
		raise errors[0]
	return answers[0]


class Visitor:
	"""A browser at the portal. Its methods are called inside `aside`."""

	def __init__(self) -> None:
		self.client = Client(frappe.app.application)

	def get(self, path: str) -> TestResponse:
		answer = self.client.get(path)
		assert answer.status_code == 200, (path, answer.status_code)
		return answer

	def post(self, path: str, **form: str) -> TestResponse:
		page = self.get(path).get_data(as_text=True)
		(token, *_others) = re.findall(r'name="csrf_token" value="(\w+)"', page)
		return self.client.post(path, data={**form, "csrf_token": token})

	def begin(self, user_name: str, code: str) -> None:
		"""Sign in by a code that was handed over."""
		self.post("/coalition/code", who=user_name, code=code)
		password = "زيتون بحر مفتاح قديم"
		answer = self.post("/coalition/set-password", password=password, again=password)
		assert answer.status_code == 303, answer.status_code
