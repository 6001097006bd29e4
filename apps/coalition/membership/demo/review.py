"""Two applications that were talked about: one answered a question, one appeals against its decline."""

import frappe
from frappe.model.workflow import apply_workflow

from coalition.membership.demo.standing import acting
from coalition.membership.review import desk

APPLICATION = "Membership Application"
APPEALING = "رابطة وصال في الأردن"


def load(secretary: str, council: str) -> None:
	"""A question and its answer on what is under review; a decline with its reason, an appeal by a call."""
	if frappe.db.count("Applicant Message"):
		return
	with acting(secretary):
		_talk(frappe.db.get_value(APPLICATION, {"status": "Under Review"}))
	declined = _declined(secretary, council)
	with acting(secretary):
		_appeal(declined)


def _talk(application: str) -> None:
	desk.ask(application, "أهلاً بكم. هل لكم ترخيص في إدلب، أم تعملون مبادرةً من دون ترخيص؟")
	desk.take_in(application, "لا ترخيص لنا، نعمل متطوعين منذ 2019 مع مجلس الحي.", "Voice Note")
	desk.note(application, "مجلس الحي يعرفهم، وقد سُئل.")


def _declined(secretary: str, council: str) -> str:
	with acting(secretary):
		first = frappe.get_doc(APPLICATION, frappe.db.get_value(APPLICATION, {"status": "Under Review"}))
		application = frappe.copy_doc(first)
		application.update(
			{"organisation_name": APPEALING, "place": "الأردن", "contact_phone": "+1 555 0199"}
		)
		application.insert()
		for action in ("Submit Application", "Start Review", "Put to the Council"):
			application = apply_workflow(application, action)
	with acting(council):
		application = frappe.get_doc(APPLICATION, application.name)
		application.reason_for_applicant = "لم نعرف بعد من يمثّلكم. اكتبوا لنا من ينوب عنكم."
		application.save()
		return apply_workflow(application, "Decline").name


def _appeal(application: str) -> None:
	appeal = frappe.new_doc("Admission Appeal")
	appeal.update({"application": application, "appellant": "مندوبة الرابطة", "channel": "Phone Call"})
	appeal.text = "اخترنا مندوبة قبل شهر ولم يصلكم كتابنا. نرجو النظر في الطلب من جديد."
	appeal.insert()
