"""Membership's pages in the portal: apply, and what an applicant sees afterwards."""

import secrets

import frappe
from frappe import _
from werkzeug.wrappers import Response

from coalition.membership import application_form, intake
from coalition.membership.charters import charter_in_force
from coalition.portal.answers import go, show
from coalition.portal.page import Page, PortalRequest


def pages() -> list[Page]:
	return [
		Page("/apply", show_form, post=take_in, refused=show_form_again),
		Page("/apply/<key>", show_received),
	]


def show_form(request: PortalRequest) -> Response:
	return _form(request, {"key": secrets.token_urlsafe(24)}, {})


def show_form_again(request: PortalRequest) -> Response:
	message = _("The form was open for too long. All that you typed is still here: please send it again.")
	return _form(request, request.form, {}, message, status=403)


def take_in(request: PortalRequest) -> Response:
	checked = application_form.check(request.form, dict(_places()), dict(_sectors()), _mandatory_fields())
	if checked.problems:
		return _form(request, request.form, _in_words(checked.problems), status=422)
	try:
		intake.hand_in(checked.values, request.form.get("key") or secrets.token_urlsafe(24))
	except frappe.ValidationError as error:
		# A rule of the record that the form does not know: nothing is kept of the attempt but what was typed.
		frappe.db.rollback()
		frappe.clear_messages()
		return _form(request, request.form, {}, str(error), status=422)
	return go(f"/apply/{request.form.get('key')}")


def show_received(request: PortalRequest) -> Response:
	name = intake.known_by(request.parts["key"])
	if not name:
		raise frappe.DoesNotExistError
	return show(request, "membership/received.html", number=name)


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
		places=_places(),
		sectors=_sectors(),
		charter=charter,
	)


def _labels(charter) -> dict[str, str]:
	fields = frappe.get_meta("Membership Application").get("fields", {"fieldname": ("in", intake.FIELDS)})
	clauses = {application_form.CLAUSE.format(row.idx - 1): row.clause for row in charter.clauses}
	# texts: labels of the DocType.
	return {**{field.fieldname: _(field.label) for field in fields}, **clauses}


def _places() -> list[tuple[str, str]]:
	return _choices("Coalition Place", "place_name")


def _sectors() -> list[tuple[str, str]]:
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


def _in_words(problems: dict[str, str]) -> dict[str, str]:
	words = {
		"missing": _("Please fill this in."),
		"too_long": _("This is too long: please shorten it."),
		"not_listed": _("Please choose one of the list."),
		"not_a_phone": _(
			"This is no telephone number: write it with the country code, such as +963 944 000 000."
		),
		"not_an_email": _("This is no e-mail address: it looks like name@example.org."),
		"not_reachable": _("Please give a telephone number or an e-mail address, so that we can answer."),
		"not_declared": _("Membership needs this declaration."),
	}
	return {name: words[problem] for name, problem in problems.items()}
