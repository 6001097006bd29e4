"""A browser without JavaScript at the portal: it keeps cookies and posts the forms that it was shown."""

import html
import re

import requests

from tests import sessions, site


class PortalVisitor:
	def __init__(self, address: str) -> None:
		self.site, self.address, self.session = address, f"{address}/coalition", requests.Session()

	def get(self, path: str = "", **more) -> requests.Response:
		return self.session.get(self.address + path, allow_redirects=False, **more)

	def hidden(self, path: str, at: str = "") -> dict[str, str]:
		"""The hidden fields of the form of `path`, as the page `at` (or `path` itself) shows it."""
		page = self.get(at or path).text
		return fields_of(page, path)

	def post(self, path: str, form: dict | None = None, at: str = "", **more) -> requests.Response:
		"""Fill in and send a form of the portal."""
		whole = {**self.hidden(path, at), **(form or {})}
		return self.session.post(self.address + path, data=whole, allow_redirects=False, **more)

	def sign_in(self, who: str, password: str = site.PASSWORD, **more: str) -> requests.Response:
		return self.post("/sign-in", {"who": who, "password": password, **more})

	def come_from(self, address: str) -> None:
		"""Go on as from this address, where the site believes one proxy (`coalition_trusted_proxies`)."""
		self.session.headers["X-Forwarded-For"] = address

	def come_in(self, user: str) -> None:
		"""Go on in a session of this user, where signing in is not what is tried."""
		sessions.let_in(self.session, self.address, user)

	def is_signed_in(self) -> bool:
		return self.get("/account").status_code == 200

	def sid(self) -> str:
		return self.session.cookies.get("sid", "")


def fields_of(page: str, path: str) -> dict[str, str]:
	form = page.split(f'action="/coalition{path}"')[1].split("</form>")[0]
	found = re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', form)
	return {name: html.unescape(value) for name, value in found}
