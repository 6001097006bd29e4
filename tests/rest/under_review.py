"""Applications that stand somewhere between the first word and the decision."""

import uuid

from tests import site
from tests.rest.client import Client

APPLICATION, OPINION, MESSAGE = "Membership Application", "Admission Opinion", "Applicant Message"
DESK = "coalition.membership.review.desk"


def an_application(status: str, **values: object) -> dict:
	"""One that stands in this status: its name and the key of its page."""
	import frappe

	from coalition.tests import factories

	with site.at_the_console():
		names = {"organisation_name": f"جمعية {uuid.uuid4().hex[:8]}", "contact_phone": a_number()}
		application = factories.application(**names)
		state = {"status": status, "workflow_state": status, **values}
		if status in ("Approved", "Declined"):
			state = {"docstatus": 1, "decided_on": frappe.utils.getdate(), **state}
		frappe.db.set_value(APPLICATION, application.name, state)
		return {"name": application.name, "key": application.submission_key, **names}


def a_number() -> str:
	return "+1555" + str(uuid.uuid4().int)[:7]


def consulted() -> dict:
	return an_application("Members Consulted", consulted_until="2099-01-01", about="نعمل في التعليم")


def asked(address: str, secretary: str, text: str = "أين ترخيصكم؟") -> dict:
	application = an_application("Under Review")
	answer = Client(address, secretary).call(f"{DESK}.ask", application=application["name"], text=text)
	assert answer.status_code == 200, answer.text
	return application


def status_of(application: dict) -> str:
	return site.value(APPLICATION, application["name"], "status")


def at(application: dict) -> str:
	return f"/apply/{application['key']}"
