"""Records of membership for tests, each valid unless the test asks for something else."""

import frappe
from frappe.model.document import Document

from coalition.base.tests.factories import account, listed, next_number
from coalition.membership.change_proposals import deciding
from coalition.membership.change_proposals.changes import Changed, as_text
from coalition.membership.change_proposals.fields import SECTIONS

CLAUSES = (("نعمل بشفافية", 1), ("ننبذ العنف", 1), ("نوافق على ذكر اسمنا", 0))


def charter(
	version: int | None = None, holds_for_months: int = 12, publish: bool = True, **values: object
) -> Document:
	"""A charter with two mandatory clauses and one that is not; the newest unless a version is given."""
	doc = frappe.new_doc("Membership Charter").update(values)
	newest = frappe.get_all("Membership Charter", order_by="version desc", limit=1, pluck="version")
	doc.update({"title": "ميثاق", "version": version or max([1000, *newest]) + 1})
	doc.holds_for_months = holds_for_months
	for clause, is_mandatory in CLAUSES:
		doc.append("clauses", {"clause": clause, "is_mandatory": is_mandatory})
	return doc.submit() if publish else doc.insert()


def organisation(**values: object) -> dict:
	"""What identifies an organisation and how it is reached."""
	number = next_number()
	return {
		"organisation_name": f"جمعية الاختبار {number}",
		"place": listed("Coalition Place", "place_name", "حمص"),
		"sector": listed("Coalition Sector", "sector_name", "الصحة"),
		"contact_person": "مقدّم الطلب",
		"contact_phone": "+15550100",
		**values,
	}


def application(declared: bool = True, **values: object) -> Document:
	"""A draft that declares the charter in force; a charter is published where there is none."""
	if not frappe.db.exists("Membership Charter", {"docstatus": 1}):
		charter()
	doc = frappe.new_doc("Membership Application")
	doc.update({**organisation(), "channel": "Paper", **values})
	for clause, _mandatory in CLAUSES:
		doc.append("declared_clauses", {"clause": clause, "is_declared": int(declared)})
	return doc.insert()


def led_to(state: str, application: Document, secretary: str) -> Document:
	"""An application that this secretary led to a state before the decision, without the steps between."""
	led = {"status": state, "workflow_state": state, "submitted_by": secretary}
	application.db_set({**led, **({"reviewed_by": secretary} if state == "Council Decision" else {})})
	return frappe.get_doc(application.doctype, application.name)


def with_reason(record: Document, reason: str = "لم نعرف بعد من يمثّلكم.") -> Document:
	"""An application or an appeal in which those who decide have written what the applicant reads."""
	record.db_set("reason_for_applicant", reason)
	return frappe.get_doc(record.doctype, record.name)


def member(**values: object) -> Document:
	doc = frappe.new_doc("Member Organisation")
	doc.update({**organisation(), "member_since": "2016-01-01", **values})
	return doc.insert()


def individual(**values: object) -> Document:
	number = next_number()
	doc = frappe.new_doc("Individual Member")
	doc.update({"person_name": f"عضو الاختبار {number}", "member_since": "2016-01-01"})
	doc.update({"place": listed("Coalition Place", "place_name", "حمص"), **values})
	return doc.insert()


def branch(**values: object) -> Document:
	doc = frappe.new_doc("Coalition Branch")
	doc.update({"branch_name": f"فرع الاختبار {frappe.generate_hash(length=6)}", **values})
	return doc.insert()


def declaration(member: str, charter: str, declared_on: str, **values: object) -> Document:
	"""A declaration that came on paper."""
	doc = frappe.new_doc("Charter Declaration")
	doc.update({"member_organisation": member, "charter": charter, "declared_on": declared_on})
	return doc.update({"channel": "Paper", "signatory": "ليلى", **values}).submit()


def standing_change(member: str | None, kind: str, **values: object) -> Document:
	"""A draft of a change that nobody has asked for yet."""
	doc = frappe.new_doc("Membership Standing Change")
	doc.update({"member_organisation": member, "kind": kind, **values})
	return doc.insert()


def delegate(member: str, duty: str = "Delegate", **values: object) -> Document:
	"""The portal account of somebody among a member's people; `values` are those of their row."""
	acts_for = {"holder_type": "Member Organisation", "holder": member}
	made = account(**acts_for, person_name=values.get("person_name", "ليلى"))
	doc = frappe.get_doc("Member Organisation", member)
	row = doc.append("people", {"person_name": made.person_name, "duty": duty, **values})
	doc.save()
	row.db_set("account", made.name)
	return made


def proposal(member: Document, **wanted: str) -> Document:
	"""What a member proposes to change of its name and seat."""
	changes = [Changed(field, as_text(member.get(field)), text) for field, text in wanted.items()]
	changes = changes or [Changed("name_latin", as_text(member.name_latin), "Proposed Name")]
	section = next(each for each in SECTIONS if each.key == "identity")
	link = {"member_organisation": member.name}
	return deciding.propose(link, member.doctype, section, changes, "ليلى", "")
