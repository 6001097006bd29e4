"""Membership's pages in the portal: apply, and what an applicant sees afterwards."""

import re
import secrets

import frappe
from frappe import _
from werkzeug.wrappers import Response

from coalition.base import limits
from coalition.membership import application_form, intake
from coalition.membership.charters import charter_in_force
from coalition.membership.problems import in_words
from coalition.membership.review import applicant_page
from coalition.portal.answers import go, show
from coalition.portal.page import Page, PortalRequest

# A village, a hotel or an office may have one connection: posts, mistakes included, and seconds.
PER_ADDRESS = (120, 3600)
# As _new_key makes them.
_KEY = re.compile(r"[\w-]{32}", re.ASCII)


def pages() -> list[Page]:
	return [
		Page("/apply", show_form, post=take_in, again=show_form_again),
		Page("/apply/<key>", applicant_page.show_page),
		*applicant_page.pages(),
	]


def show_form(request: PortalRequest) -> Response:
	return _form(request, {"key": _new_key()}, {})


def show_form_again(request: PortalRequest, message: str, status: int) -> Response:
	return _form(request, request.form, {}, message, status)


def take_in(request: PortalRequest) -> Response:
	limits.count_against("application", limits.caller(), *PER_ADDRESS)
	if request.form.get("charter") != _charter_name():
		return _show_new_charter(request)
	checked = application_form.check(
		request.form, dict(names_of_places()), dict(names_of_sectors()), _mandatory_fields()
	)
	if checked.problems:
		errors = {name: in_words(problem) for name, problem in checked.problems.items()}
		return _form(request, request.form, errors, status=422)
	sent = request.form.get("key", "")
	key = sent if _KEY.fullmatch(sent) else _new_key()
	try:
		intake.hand_in(checked.values, key)
	except frappe.ValidationError as error:
		# Nothing is kept of the attempt but what was typed.
		frappe.db.rollback()
		frappe.clear_messages()
		# A finger that taps twice sends the form twice at once: one of them has handed it in.
		if not intake.known_by(key):
			return _form(request, request.form, {}, str(error), status=422)
	return go(f"/apply/{key}")


def _show_new_charter(request: PortalRequest) -> Response:
	"""Nobody declares what they were not shown: the ticks are asked for again."""
	kept = {name: text for name, text in request.form.items() if not name.startswith("clause_")}
	message = _("The charter has changed since you opened the form. Please read its clauses again.")
	return _form(request, kept, {}, message, status=409)


def _new_key() -> str:
	return secrets.token_urlsafe(24)


def _charter_name() -> str | None:
	charter = charter_in_force()
	return charter.name if charter else None


def _form(
	request: PortalRequest, values: dict, errors: dict[str, str], message: str = "", status: int = 200
) -> Response:
	charter = charter_in_force()
	if not charter:
		return show(
			request, "error.html", 503, message=_("Applications are not open yet. Please come back later.")
		)
	return show(
		request,
		"membership/apply.html",
		status,
		values=values,
		errors=errors,
		message=message,
		labels=_labels(charter),
		places=names_of_places(),
		sectors=names_of_sectors(),
		charter=charter,
	)


def _labels(charter) -> dict[str, str]:
	fields = frappe.get_meta("Membership Application").get("fields", {"fieldname": ("in", intake.FIELDS)})
	clauses = {application_form.CLAUSE.format(row.idx - 1): row.clause for row in charter.clauses}
	# texts: labels of the DocType.
	return {**{field.fieldname: _(field.label) for field in fields}, **clauses}


def names_of_places() -> list[tuple[str, str]]:
	return _choices("Coalition Place", "place_name")


def names_of_sectors() -> list[tuple[str, str]]:
	return _choices("Coalition Sector", "sector_name")


def _choices(doctype: str, field: str) -> list[tuple[str, str]]:
	# The reference lists are public: every applicant chooses from them.
	rows = frappe.get_all(doctype, fields=["name", field, "name_latin"], order_by=f"{field} asc")
	arabic = frappe.local.lang == "ar"
	return [(row.name, row[field] if arabic else row.name_latin or row[field]) for row in rows]


def _mandatory_fields() -> list[str]:
	charter = charter_in_force()
	rows = charter.clauses if charter else []
	return [application_form.CLAUSE.format(row.idx - 1) for row in rows if row.is_mandatory]
