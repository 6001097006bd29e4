"""A form of the portal: /coalition/notices/ask, by which something is announced on a member's behalf.

It asks every kind of answer that a form can; most pages ask three.
"""

from hashlib import sha256

import frappe
from frappe import _

from coalition.base.money.amount_texts import kept_amount
from coalition.base.records import locking
from coalition.base.text.answers import Asked
from coalition.base.text.bidi import fill
from coalition.base.text.formatting import long_date
from coalition.base.text.signatures import Signature, signer_of
from coalition.portal.forms import origin, summing_up
from coalition.portal.forms.fields import Field, Many, Options, Part, Rows
from coalition.portal.forms.form import Again, Form, Limit
from coalition.portal.forms.reading import Read
from coalition.portal.forms.showing import Words
from coalition.portal.guards import signed_in
from coalition.portal.page import PortalRequest

NOTICE = "Sample Notice"
CHANNELS = "\nIn Person\nPhone Call\nPortal"
MOST = 1000


def parts(request: PortalRequest) -> tuple[Part, ...]:
	signature = Signature(frappe.utils.get_fullname(), _("I have the right to announce this."))
	return (
		Field("title", required=True),
		Field("record", Asked.FOUND, required=True, offered="record"),
		Field("cost", Asked.AMOUNT, 40),
		Field("begins", Asked.MOMENT, 40, required=True),
		Many("places", "place"),
		Rows("items", (Field("item", required=True), Field("price", Asked.AMOUNT, 40)), most=3),
		*origin.parts("said_by"),
		Field("signed", Asked.SIGNATURE, required=True, signature=signature),
	)


def words(request: PortalRequest) -> Words:
	return Words(
		_("Announce something"),
		button=_("Announce it"),
		labels={
			"title": _("Record Title"),
			"record": _("Sample Record"),
			"cost": _("What it costs"),
			"begins": _("When it begins"),
			"places": _("Places"),
			"items": _("What is needed"),
			"items.item": _("Item"),
			"items.price": _("Price"),
			"signed": _("Signed by"),
			**origin.labels("said_by"),
		},
		helps={"begins": _("Day and time, such as 30/11/2026 14:30."), **origin.helps()},
		rows={"items": _("Item {0}")},
	)


def offered(request: PortalRequest) -> Options:
	# Records of the sample app are nobody's secret.
	records = frappe.get_all("Sample Record", fields=["name", "title"], order_by="creation")
	places = frappe.get_all("Coalition Place", pluck="name", order_by="name")
	return {
		"record": [(record.name, record.title) for record in records],
		"place": [(place, place) for place in places],
		**origin.offered(CHANNELS),
	}


def rules(request: PortalRequest, read: Read) -> None:
	origin.check(read)
	cost = kept_amount(read.text("cost"))
	if cost and cost.value > MOST:
		read.problems.setdefault("cost", "too_dear")


def announced(request: PortalRequest, key: str) -> str | None:
	"""Where a post leads that was taken already, as it is stored now."""
	return "/notices" if locking.locked_name(NOTICE, _name(key)) else None


def announce(request: PortalRequest, read: Read) -> str:
	notice = frappe.new_doc(NOTICE)
	notice.update({"title": read.text("title"), "text": "\n".join(_lines(request, read))})
	# Whoever is signed in may announce something here.
	notice.insert(ignore_permissions=True, set_name=_name(request.form["once"]))
	if read.text("title") == _("Nothing"):
		raise Again(_("Nothing is announced."), beside="title")
	return "/notices"


def _lines(request: PortalRequest, read: Read) -> list[str]:
	"""What was answered, in words."""
	found, shown = [], (words(request), request.language)
	for part in parts(request):
		for each in summing_up.summed_up(part, read.values, offered(request), *shown):
			found.append(each if isinstance(each, str) else " · ".join(text for _label, text in each))
	came = origin.values(read, "said_by")
	told = fill(_("Said by {0} on {1}."), came["said_by"], long_date(came["given_on"], request.language))
	return [*found, told, signer_of(read.text("signed"))]


def _name(key: str) -> str:
	return sha256(f"notice {key}".encode()).hexdigest()[:20]


ASKING = Form(
	"/notices/ask",
	take=announce,
	parts=parts,
	words=words,
	offered=offered,
	rules=rules,
	own_words=lambda: {"too_dear": _("This is more than a notice may cost.")},
	limits=[Limit("sample notices", 30, 3600, lambda request: frappe.session.user)],
	# Two taps of one person wait for each other.
	lock=lambda request: locking.lock("User", frappe.session.user),
	once=announced,
	guard=signed_in,
	area="voice",
)
