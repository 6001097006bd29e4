"""The members of the demo coalition (hook `coalition_demo_data`); no part is made twice."""

import frappe

from coalition.base import verification
from coalition.base.demo import COUNCIL, SECRETARY, SECTORS
from coalition.base.privacy import consents
from coalition.base.privacy.sealing import seal
from coalition.membership import standing_of
from coalition.membership.demo import own_pages, profiles, review, standing
from coalition.membership.demo.register import FILE
from coalition.membership.register import entering
from coalition.membership.standing.standing import State

# The conditions of membership of a coalition of this kind.
CLAUSES = (
	("نعمل بشفافية", True),
	("ننبذ العنف بكل أشكاله", True),
	("نبتعد عن العمل العسكري", True),
	("نشارك التحالف مواردنا بقدر استطاعتنا", True),
	("نحمي التحالف ونحل خلافاتنا داخله", True),
	("نوافق على ذكر اسمنا في المواد المشتركة", False),
)


def load(password: str) -> None:
	"""Make the members of the demo, and what happened to them; who signs in has this password."""
	# The first charter asked for a declaration each year; the one in force has no end, so that the figures
	# of the demo are the same next year.
	founding = _publish_charter("ميثاق التأسيس", version=1, holds_for_months=12)
	_publish_charter("ميثاق العضوية", version=2, holds_for_months=0)
	entering.enter(FILE.read_bytes(), entering.Wishes(with_alike=True))
	_apply()
	_ask_what_may_be_shown()
	_protect_two()
	standing.load(SECRETARY, COUNCIL, founding)
	review.load(SECRETARY, COUNCIL)
	profiles.load(password)
	_issue_certificates()
	own_pages.load(password)


def _publish_charter(title: str, version: int, holds_for_months: int) -> str:
	known = frappe.db.get_value("Membership Charter", {"version": version})
	if known:
		return known
	charter = frappe.new_doc("Membership Charter")
	charter.update({"title": title, "version": version, "holds_for_months": holds_for_months})
	for clause, is_mandatory in CLAUSES:
		charter.append("clauses", {"clause": clause, "is_mandatory": int(is_mandatory)})
	return charter.submit().name


def _issue_certificates() -> None:
	"""One that is valid, whose holder lets its name be seen, and one that was revoked."""
	if frappe.db.count("Verification Code"):
		return
	names = frappe.get_all("Member Organisation", {"is_protected": 0}, pluck="name", order_by="name asc")
	active = (name for name in names if standing_of(name).state is State.ACTIVE)
	valid, revoked = (verification.issue("Membership Certificate", next(active)) for _each in range(2))
	verification.allow_to_be_seen(valid.name, ["what", "organisation_name", "name_latin"])
	verification.revoke(revoked.name, "تغيّر اسم المنظمة")


def _apply() -> None:
	"""One application of each stage that waits for somebody."""
	if frappe.db.count("Membership Application"):
		return
	for number, name in enumerate(("جمعية دفء في حمص", "مبادرة ضفاف في درعا", "فريق أثر في إدلب")):
		application = frappe.new_doc("Membership Application")
		application.update(
			{
				"organisation_name": name,
				"place": name.split(" في ")[1],
				"sector": SECTORS[number][0],
				"contact_person": f"مقدّم الطلب {number + 1}",
				"contact_phone": f"+1 555 019{number}",
				"channel": ("Phone Call", "Voice Note", "Paper")[number],
			}
		)
		for clause, is_mandatory in CLAUSES:
			application.append("declared_clauses", {"clause": clause, "is_declared": int(is_mandatory)})
		application.insert()
		for state in ("Submitted", "Under Review")[:number]:
			application.update({"workflow_state": state, "status": state})
			application.save()


def _ask_what_may_be_shown() -> None:
	"""The first nine members agreed to be named, each with more of what it shows than the one before."""
	if frappe.db.count("Field Consent"):
		return
	fields = ("organisation_name", "name_latin", "place", "sector", "member_since")
	names = frappe.get_all("Member Organisation", order_by="name asc", limit=9, pluck="name")
	for number, name in enumerate(names):
		member = frappe.get_doc("Member Organisation", name)
		for field in fields[: 1 + number]:
			consents.give(member, field, channel="Paper")
		member.save()


def _protect_two() -> None:
	if frappe.db.count("Sealed Name"):
		return
	for name in frappe.get_all("Member Organisation", order_by="name desc", limit=2, pluck="name"):
		seal.protect("Member Organisation", name)
