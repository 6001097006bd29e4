"""The members' pages on applicants: who asks to join, and the delegate's word for the organisation."""

from collections.abc import Mapping

import frappe
from frappe import _
from werkzeug.wrappers import Response

from coalition.base.records import clock, locking
from coalition.base.request import limits
from coalition.membership.review import consultation
from coalition.membership.review.timeline import day_in_words
from coalition.membership.self_service.acting import (
	ORGANISATION,
	Acting,
	acts_for_a,
	lock_member,
	require_acting,
)
from coalition.membership.standing.facts import Entitlement
from coalition.membership.standing.reading import entitled
from coalition.portal.page import Page, PortalRequest
from coalition.portal.rendering.answers import go, show

DELEGATES = acts_for_a(ORGANISATION)
# What one account may send, mistakes included, and seconds.
PER_ACCOUNT = (120, 3600)
LONGEST_NOTE = 1000


def pages() -> list[Page]:
	return [
		Page("/consultations", show_all, guard=DELEGATES),
		Page("/consultations/<name>", show_one, post=take_opinion, again=show_again, guard=DELEGATES),
	]


def show_all(request: PortalRequest) -> Response:
	member = require_acting().member
	is_heard = entitled(member, Entitlement.SPEAK.value)
	asked = _asked(member) if is_heard else []
	return show(request, "membership/consultations.html", is_heard=is_heard, asked=asked)


def show_one(request: PortalRequest) -> Response:
	applicant, member = _applicant(request), require_acting().member
	key = {"application": applicant.name, "member_organisation": member}
	stored = frappe.db.get_value(consultation.OPINION, key, ["opinion", "note"], as_dict=True)
	return _page(request, applicant, {name: text or "" for name, text in (stored or {}).items()})


def show_again(request: PortalRequest, message: str, status: int) -> Response:
	return _page(request, _applicant(request), request.form, {}, message, status)


def take_opinion(request: PortalRequest) -> Response:
	me = require_acting()
	limits.count_against("opinion", me.account, *PER_ACCOUNT)
	applicant = _applicant(request)
	errors = _problems(request)
	if errors:
		return _page(request, applicant, request.form, errors, status=422)
	try:
		locking.done_anew(lambda: _give(me, applicant.name, request.form))
	except frappe.ValidationError as error:
		# Nothing is kept of the attempt but what was typed.
		frappe.db.rollback()
		frappe.clear_messages()
		return _page(request, applicant, request.form, {}, str(error), 422)
	return go("/consultations")


def _give(me: Acting, application: str, form: Mapping[str, str]) -> None:
	me = lock_member(me, ("Membership Application", application))
	consultation.give(application, me.member, {**form, "said_by": me.person, "given_by": me.user})


def _problems(request: PortalRequest) -> dict[str, str]:
	errors = {}
	if request.form.get("opinion") not in consultation.OPINIONS:
		errors["opinion"] = _("Please choose one of the list.")
	if len(request.form.get("note", "")) > LONGEST_NOTE:
		errors["note"] = _("This is too long: please shorten it.")
	return errors


def _asked(member: str) -> list[frappe._dict]:
	"""What is asked today, with what this member said of it; members see nothing else of applicants."""
	filters = {"status": consultation.CONSULTED, "consulted_until": (">=", clock.today())}
	rows = frappe.get_all(
		"Membership Application",
		filters=filters,
		fields=list(consultation.SHOWN),
		order_by="consulted_until asc",
	)
	own = frappe.get_all(
		consultation.OPINION, filters={"member_organisation": member}, fields=["application", "opinion"]
	)
	said = {row.application: row.opinion for row in own}
	for row in rows:
		row.day = day_in_words(row.consulted_until)
		# texts: options of Admission Opinion.
		row.opinion = _(said[row.name]) if row.name in said else ""
	return rows


def _applicant(request: PortalRequest) -> frappe._dict:
	"""What members may see of an applicant on whom they are consulted today; nobody else is shown."""
	filters = {
		"name": request.parts["name"],
		"status": consultation.CONSULTED,
		"consulted_until": (">=", clock.today()),
	}
	found = frappe.db.get_value("Membership Application", filters, consultation.SHOWN, as_dict=True)
	if not found or not entitled(require_acting().member, Entitlement.SPEAK.value):
		raise frappe.DoesNotExistError
	return found


def _page(
	request: PortalRequest,
	applicant: frappe._dict,
	values: dict,
	errors: dict[str, str] | None = None,
	message: str = "",
	status: int = 200,
) -> Response:
	return show(
		request,
		"membership/consultation.html",
		status,
		applicant=applicant,
		facts=_facts(applicant),
		day=day_in_words(applicant.consulted_until),
		# texts: options of Admission Opinion.
		choices=[(opinion, _(opinion)) for opinion in consultation.OPINIONS],
		values=values,
		errors=errors or {},
		message=message,
		labels={
			"opinion": _("What does your organisation say?"),
			"note": _("What those who decide should know"),
		},
	)


def _facts(applicant: frappe._dict) -> list[tuple[str, str]]:
	pairs = [
		(_("Name in Latin Script"), applicant.name_latin),
		(_("Place"), applicant.place),
		(_("Sector"), applicant.sector),
		(_("Members Answer Until"), day_in_words(applicant.consulted_until)),
	]
	return [(term, value) for term, value in pairs if value]
