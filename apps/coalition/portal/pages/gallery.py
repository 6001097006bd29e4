"""Every component of the portal on one page, to look at while they are made. Not there on real sites."""

import frappe
from frappe import _
from frappe.utils import cint
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from coalition.base.request import body_size
from coalition.base.text.answers import Asked
from coalition.base.text.signatures import Signature
from coalition.portal.forms import origin, reading, showing
from coalition.portal.forms.fields import Field, File, Many, Options, Part, Rows
from coalition.portal.forms.showing import Asking, Words
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import show

# What is kept of each kind, and is shown as people type it.
KEPT = {
	"phone": "+963944000103",
	"amount": "1234.50 USD",
	"moment": "2026-11-30T14:30+03:00",
	"date": "2026-11-30",
	"places": ["i"],
	"works": [{"title": "ورشة", "year": "2015"}],
}
LARGEST_FILE = 10_000_000
SOUGHT = {"member": "سنابل"}


def show_gallery(request: PortalRequest) -> Response:
	if not (cint(frappe.conf.developer_mode) or cint(frappe.conf.coalition_gallery)):
		raise NotFound
	options = _options()
	form = {**reading.as_typed(_parts(), KEPT, options, "Asia/Damascus"), **SOUGHT}
	return show(request, "gallery.html", kinds=_kinds(form, options), form=form)


def _kinds(form: dict[str, str], options: Options) -> list[Asking]:
	labels = {
		"phone": _("Telephone"),
		"amount": _("Sum with its currency"),
		"moment": _("Day and time"),
		"date": _("Valid until"),
		"member": _("Member Organisation"),
		"places": _("Place"),
		"works": _("Past Work"),
		"works.title": _("What was done"),
		"works.year": _("Year"),
		"password": _("New password"),
		"paper": _("Photo or paper"),
		"signed": _("Signed by"),
		**origin.labels("said_by"),
	}
	words = Words(labels=labels, helps=origin.helps(), rows={"works": _("Work {0}")})
	kinds = showing.shown(_parts(), form, options, words)
	for each in kinds:
		each.taken = {**each.taken, **body_size.told(LARGEST_FILE)} if each.taken else each.taken
	return kinds


def _parts() -> tuple[Part, ...]:
	return (
		Field("phone", Asked.PHONE),
		Field("amount", Asked.AMOUNT, 40),
		Field("moment", Asked.MOMENT, 40),
		Field("date", Asked.DATE),
		Field("member", Asked.FOUND, offered="member"),
		Many("places", "place"),
		Rows("works", (Field("title", required=True), Field("year", Asked.YEAR)), most=2),
		Field("password", Asked.SECRET, 128),
		File("paper"),
		Field("signed", Asked.SIGNATURE, required=True, signature=Signature("ليلى", "نعمل بشفافية")),
		*origin.parts("said_by"),
	)


def _options() -> Options:
	members = [("1", "جمعية السنابل – حمص"), ("2", "جمعية السنابل – حلب"), ("3", "Amal Association")]
	places = [("h", "حمص"), ("i", "إدلب")]
	return {"member": members, "place": places, **origin.offered("In Person\nPhone Call\nPaper")}
