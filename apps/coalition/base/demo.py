"""What any demo coalition has (hook `coalition_demo_data`): its name, its lists, people at the desk, rates.

Names that code made up: no real person's data. Every part looks first whether it is there already.
"""

import frappe
from frappe.utils import add_days, now_datetime

from coalition.base.apps import roles

SECRETARY, COUNCIL = "secretary@coalition.localhost", "council@coalition.localhost"
PEOPLE = (
	(SECRETARY, "سكرتيرة التحالف", "ar", roles.SECRETARIAT),
	(COUNCIL, "عضو المجلس", "ar", roles.COUNCIL),
	("officer@coalition.localhost", "Coalition officer", "en", roles.ADMINISTRATOR),
	# Whoever runs the site: the engine's own role, beside all of ours.
	("manager@coalition.localhost", "Site manager", "en", "System Manager"),
)
PLACES = (
	("الغوطة", "Ghouta", "33.53, 36.43"),
	("ريف حلب", "Rural Aleppo", "36.36, 37.11"),
	("حمص", "Homs", "34.73, 36.71"),
	("إدلب", "Idlib", "35.93, 36.63"),
	("درعا", "Daraa", "32.62, 36.1"),
	("أنطاكيا", "Antakya", "36.2, 36.16"),
	("الأردن", "Jordan", "31.95, 35.93"),
	("السعودية", "Saudi Arabia", "24.71, 46.68"),
	("غازي عنتاب", "Gaziantep", "37.06, 37.38"),
	("اسطنبول", "Istanbul", "41.01, 28.98"),
)
SECTORS = (
	("التعليم", "Education"),
	("الصحة", "Health"),
	("الحماية", "Protection"),
	("سبل العيش", "Livelihoods"),
	("حقوق الإنسان", "Human Rights"),
	("الإعلام", "Media"),
	("تمكين المرأة", "Women's Empowerment"),
	("الشباب والتطوع", "Youth and Volunteering"),
)


def load(password: str) -> None:
	"""The demo's users get this password."""
	_name_the_coalition()
	_fill_lists()
	for person in PEOPLE:
		_make_user(*person, password)
	_enter_rates()


def _name_the_coalition() -> None:
	settings = frappe.get_single("Coalition Settings")
	settings.update(
		{
			"coalition_name": "اتحاد منظمات المجتمع المدني",
			"coalition_name_latin": "Union of Civil Society Organisations",
		}
	)
	settings.save()


def _fill_lists() -> None:
	for doctype, fields, entries in (
		("Coalition Place", ("place_name", "name_latin", "point"), PLACES),
		("Coalition Sector", ("sector_name", "name_latin"), SECTORS),
	):
		for entry in entries:
			if not frappe.db.exists(doctype, entry[0]):
				frappe.get_doc({"doctype": doctype, **dict(zip(fields, entry, strict=True))}).insert()


def _make_user(email: str, name: str, language: str, role: str, password: str) -> None:
	if frappe.db.exists("User", email):
		user = frappe.get_doc("User", email)
	else:
		user = frappe.new_doc("User")
		user.update({"email": email, "first_name": name, "language": language, "send_welcome_email": 0})
		user.append("roles", {"role": role})
	user.new_password = password
	# The password is random; the engine's rules for chosen ones would ask for more of it.
	user.flags.ignore_password_policy = True
	user.save()


def _enter_rates() -> None:
	if frappe.db.count("Coalition Exchange Rate"):
		return
	for kind, rate, source in (("Official", "11000", "نشرة المصرف"), ("Market", "11850", "مكتب صرافة")):
		doc = frappe.new_doc("Coalition Exchange Rate")
		doc.update({"from_currency": "USD", "to_currency": "SYP", "kind": kind, "rate": rate})
		doc.update({"source": source, "taken_at": add_days(now_datetime(), -1)}).submit()
