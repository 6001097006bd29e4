"""Somebody who applies in the portal, without JavaScript: step by step, by the forms that are shown."""

import html
import re
import uuid

import requests

from tests import site
from tests.rest.portal_visitor import PortalVisitor

KIND = {"kind": "Organisation"}
IDENTITY = {"name_latin": "Test Association"}
WORK = {"place": "حمص", "sector": "الصحة"}
PEOPLE = {"contact_person": "ليلى", "contact_phone": "٠٩٤٤١٢٣٤٥٦"}
CHARTER = {"clause_0": "1", "clause_1": "1", "signatory": "ليلى"}


class Applicant(PortalVisitor):
	def __init__(self, address: str) -> None:
		super().__init__(address)
		self.key, self.organisation = "", f"جمعية {uuid.uuid4().hex}"

	@property
	def path(self) -> str:
		return f"/apply/{self.key}"

	def begin(self, **form: str) -> requests.Response:
		answer = self.post("/apply", {**KIND, **form})
		assert answer.status_code == 303, answer.text
		self.key = answer.headers["Location"].rsplit("/", 1)[1]
		return answer

	def step(self, name: str, form: dict | None = None) -> requests.Response:
		return self.post(f"{self.path}/{name}", form)

	def fill(self) -> None:
		"""All that is needed, up to the button that sends it."""
		if not self.key:
			self.begin()
		forms = {
			"identity": {"organisation_name": self.organisation, **IDENTITY},
			"work": WORK,
			"people": PEOPLE,
			"charter": CHARTER,
		}
		for name, form in forms.items():
			assert self.step(name, form).status_code == 303, name

	def send(self) -> requests.Response:
		return self.post(f"{self.path}/send", at=f"{self.path}/summary")

	def upload(self, name: str, content: bytes, **more: str) -> requests.Response:
		path = f"{self.path}/files"
		form = {**self.hidden(path), **more}
		return self.session.post(
			self.address + path, data=form, files={"file": (name, content)}, allow_redirects=False
		)

	def application(self) -> str | None:
		return site.value("Membership Application", {"submission_key": self.key})

	def stored(self) -> int:
		return site.count("Membership Application", {"organisation_name": self.organisation})


def drafts() -> int:
	return site.count("Application Draft")


def typed_back(page: str, field: str) -> str:
	"""What stands in a field of a page."""
	(back,) = re.findall(rf'name="{field}"[^>]* value="([^"]*)"', page)
	return html.unescape(back)
