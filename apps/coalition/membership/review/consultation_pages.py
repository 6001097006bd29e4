"""The members' pages on applicants: who asks to join, and the delegate's word for the organisation."""

import frappe
from frappe import _
from werkzeug.wrappers import Response

from coalition.base.records import clock
from coalition.base.text.answers import Asked
from coalition.base.text.translatable import mark
from coalition.membership.review import consultation
from coalition.membership.review.timeline import day_in_words
from coalition.membership.self_service.acting import ORGANISATION, acts_for_a, lock_member, require_acting
from coalition.membership.standing.facts import Entitlement
from coalition.membership.standing.reading import entitled
from coalition.portal.forms.fields import Field
from coalition.portal.forms.form import Form, Limit
from coalition.portal.forms.reading import Read
from coalition.portal.forms.showing import Words
from coalition.portal.page import Page, PortalRequest
from coalition.portal.rendering import errors
from coalition.portal.rendering.answers import show

DELEGATES = acts_for_a(ORGANISATION)


def pages() -> list[Page]:
	return [Page("/consultations", show_all, guard=DELEGATES), OPINION.page()]


def show_all(request: PortalRequest) -> Response:
	member = require_acting().member
	is_heard = entitled(member, Entitlement.SPEAK.value)
	asked = _asked(member) if is_heard else []
	return show(request, "membership/consultations.html", is_heard=is_heard, asked=asked)


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


def _applicant(request: PortalRequest) -> frappe._dict | Response:
	"""What members may see of an applicant on whom they are consulted today; nobody else is shown."""
	filters = {
		"name": request.parts["name"],
		"status": consultation.CONSULTED,
		"consulted_until": (">=", clock.today()),
	}
	found = frappe.db.get_value("Membership Application", filters, consultation.SHOWN, as_dict=True)
	if not found or not entitled(require_acting().member, Entitlement.SPEAK.value):
		if request.is_posted:
			said = _("The members are not asked about this any more.")
			return errors.plain(request, 404, said, "/consultations")
		raise frappe.DoesNotExistError
	return found


def _facts(applicant: frappe._dict) -> list[tuple[str, str]]:
	pairs = [
		(_("Name in Latin Script"), applicant.name_latin),
		(_("Place"), applicant.place),
		(_("Sector"), applicant.sector),
		(_("Members Answer Until"), day_in_words(applicant.consulted_until)),
	]
	return [(term, value) for term, value in pairs if value]


def _give(request: PortalRequest, read: Read) -> str:
	me, said = require_acting(), {"opinion": read.text("opinion"), "note": read.text("note")}
	consultation.give(request.parts["name"], me.member, {**said, "said_by": me.person, "given_by": me.user})
	return "/consultations"


def _said(request: PortalRequest) -> dict[str, str]:
	key = {"application": request.about.name, "member_organisation": require_acting().member}
	stored = frappe.db.get_value(consultation.OPINION, key, ["opinion", "note"], as_dict=True)
	return {name: text or "" for name, text in (stored or {}).items()}


OPINION = Form(
	"/consultations/<name>",
	take=_give,
	parts=(
		Field("opinion", Asked.ONE_OF, required=True, offered="opinion"),
		Field("note", Asked.LINES, 1000),
	),
	words=Words(
		button=mark("Send the opinion"),
		labels={
			"opinion": mark("What does your organisation say?"),
			"note": mark("What those who decide should know"),
		},
	),
	offered={"opinion": [(opinion, opinion) for opinion in consultation.OPINIONS]},
	about=_applicant,
	kept=_said,
	shown=lambda request: {
		"facts": _facts(request.about),
		"day": day_in_words(request.about.consulted_until),
	},
	template="membership/consultation.html",
	# What one account may send, mistakes included.
	limits=[Limit("opinion", 120, 3600, lambda request: require_acting().account)],
	lock=lambda request: lock_member(require_acting(), ("Membership Application", request.parts["name"])),
	guard=DELEGATES,
)
