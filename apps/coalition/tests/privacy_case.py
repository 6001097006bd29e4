"""What the tests of privacy share: a member that is told of in many places, and who may ask for what."""

import frappe

from coalition.base import outbox
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

NAME = "جمعية السنبلة الخضراء في دير الزور"
LATIN = "Green Spike Association, Deir"
PHONE = "+963944765432"
MAIL = "contact@green-spike.example"
PERSON = "هالة عبد الكريم"
REASON = "نحتاج إلى الاسم لكتابة اتفاقية الاحتضان"


def approved(**values: object):
	"""A member that came by an application, as one who may be in danger would."""
	values = {
		"organisation_name": NAME,
		"name_latin": LATIN,
		"contact_person": PERSON,
		"contact_phone": PHONE,
		"contact_email": MAIL,
		**values,
	}
	application = factories.application(about=f"{values['organisation_name']} تعمل مع الأطفال", **values)
	secretary, council = factories.user("Coalition Secretariat"), factories.user("Council Member")
	application.db_set("owner", secretary)
	application = factories.led_to("Council Decision", application, secretary)
	frappe.set_user(council)
	application.update({"workflow_state": "Approved", "status": "Approved", "docstatus": 1}).save()
	frappe.set_user("Administrator")
	return frappe.get_doc("Member Organisation", application.member_organisation)


def leave_traces(member) -> None:
	"""What people and the engine leave about a member in the course of a year."""
	member = frappe.get_doc("Member Organisation", member.name)
	member.name_latin = f"{LATIN} az-Zor"
	member.save()
	member.name_latin = LATIN
	member.save()
	member.add_comment("Comment", f"تحدثنا مع {NAME} وهاتفهم {PHONE}")
	factories.member().add_comment("Comment", f"تعمل مع جمعيه السنبله الخضراء فى دير الزور و{PERSON}")
	note = frappe.get_doc({"doctype": "ToDo", "description": f"<p>Call {LATIN}: {MAIL}</p>"}).insert()
	note.description = "done"
	note.save(ignore_version=False)
	frappe.get_doc({"doctype": "Note", "title": "زيارة", "content": f"زرنا {NAME}"}).insert()
	gone = frappe.get_doc({"doctype": "ToDo", "description": f"اتصلوا بـ {NAME}"}).insert()
	frappe.delete_doc("ToDo", gone.name)
	frappe.sendmail(
		["secretary@coalition.localhost"], subject=f"عن {NAME}", message=f"<p>{NAME}</p>", now=False
	)
	outbox.put("mail", {"address": "a@example.org", "text": f"عن {NAME}"}, title="A mail")
	for doctype, values in (
		("Access Log", {"export_from": "Member Organisation", "page": f"<td>{NAME}</td>"}),
		("Notification Log", {"subject": f"<b>{NAME}</b>", "for_user": "Administrator"}),
		("Activity Log", {"subject": NAME}),
		("Error Log", {"method": "x", "error": f"doc = {{'organisation_name': {NAME!r}}}"}),
		("Tag Link", {"title": NAME, "document_type": "Member Organisation", "document_name": member.name}),
	):
		row = frappe.get_doc({"doctype": doctype, **values})
		row.set_new_name()
		row.db_insert()
	frappe.db.sql(
		"insert into __global_search (doctype, name, title, content) values ('ToDo', 'x', %s, %s)",
		(NAME, NAME),
	)
	query = "insert into __UserSettings (user, doctype, data) values ('Guest', 'Member Organisation', %s)"
	frappe.db.sql(
		query,
		frappe.as_json({"List": {"filters": [["Member Organisation", "organisation_name", "=", NAME]]}}),
	)


def attach(member, name: str = f"ترخيص {NAME}.txt") -> None:
	file = {"file_name": name, "is_private": 1, "content": f"ترخيص: {NAME}"}
	about = {"attached_to_doctype": member.doctype, "attached_to_name": member.name}
	frappe.get_doc({"doctype": "File", **file, **about}).insert()


class PrivacyTestCase(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		# The engine's index of searches knows no transactions.
		frappe.db.delete("__global_search", {"doctype": "ToDo", "name": ("in", ("x", "y"))})
		cls.secretary = factories.user("Coalition Secretariat")
		cls.overseer = factories.user("Oversight Member")

	def setUp(self) -> None:
		super().setUp()
		self.addCleanup(frappe.db.delete, "__global_search", {"doctype": "ToDo", "name": "x"})

	def ask(self, member, purpose: str = "See the Name", reason: str = REASON):
		request = frappe.new_doc("Seal Opening")
		request.update({"reference_doctype": member.doctype, "reference_name": member.name})
		request.update({"purpose": purpose, "reason": reason})
		with self.as_user(self.secretary):
			return request.insert()
