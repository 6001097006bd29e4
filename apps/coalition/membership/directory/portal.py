"""The public page of members: the figures, and those who agreed to be named with what they agreed to."""

from urllib.parse import urlencode

import frappe
from frappe import _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from coalition.base.privacy.consents import is_set
from coalition.base.text.answers import Asked, show_answer
from coalition.membership.applying.questions import names_of_places, names_of_sectors
from coalition.membership.directory import named_members
from coalition.membership.directory.public_figures import public_figures
from coalition.membership.kinds import INDIVIDUALS, ORGANISATIONS, MemberKind
from coalition.portal.page import Page, PortalRequest
from coalition.portal.rendering.answers import ROOT, show

LENGTH = 20
PATH = "/members"
# What the address says where individuals are listed.
WHO = "individuals"
# What is told of a member besides its name, in this order.
TOLD = {
	"place": Asked.CHOICE,
	"sector": Asked.CHOICE,
	"member_since": Asked.DATE,
	"website": Asked.LINK,
	"about": Asked.LINES,
	"contact_phone": Asked.PHONE,
	"contact_email": Asked.EMAIL,
}


def pages() -> list[Page]:
	return [Page(PATH, show_members)]


def show_members(request: PortalRequest) -> Response:
	if not is_set("members_page"):
		raise NotFound
	query = frappe.request.args
	kind = INDIVIDUALS if query.get("who") == WHO else ORGANISATIONS
	chosen = {field: query[field] for field in named_members.FILTERS if query.get(field)}
	figures = public_figures(kind)
	matching = named_members.count(chosen, kind) if chosen else figures.named
	number = _page_number(query.get("page"), matching)
	names = {"place": dict(names_of_places()), "sector": dict(names_of_sectors())}
	labels = _labels(kind)
	views = named_members.listed(chosen, (number - 1) * LENGTH, LENGTH, kind)
	return show(
		request,
		"membership/members.html",
		figures=figures,
		individuals=figures.registered if kind.is_individual else public_figures(INDIVIDUALS).registered,
		is_individuals=kind.is_individual,
		members=[_member(view, request.language, names, kind, labels) for view in views],
		filters=[_filter(field, chosen, names[field], kind, labels) for field in named_members.FILTERS],
		matching=matching,
		is_narrowed=bool(chosen),
		earlier=_address(chosen, number - 1, kind) if number > 1 else "",
		later=_address(chosen, number + 1, kind) if number * LENGTH < matching else "",
	)


def _page_number(sent: str | None, matching: int) -> int:
	last = max(1, -(-matching // LENGTH))
	number = int(sent) if sent and sent.isascii() and sent.isdigit() and len(sent) < 7 else 1
	return min(max(number, 1), last)


def _address(chosen: dict[str, str], number: int, kind: MemberKind) -> str:
	who = {"who": WHO} if kind.is_individual else {}
	return f"{ROOT}{PATH}?{urlencode({**who, **chosen, 'page': number})}#named"


def _labels(kind: MemberKind) -> dict[str, str]:
	meta = frappe.get_meta(kind.doctype)
	# texts: labels of the DocType.
	return {field: _(meta.get_label(field)) for field in TOLD if meta.has_field(field)}


def _member(view: dict, language: str, names: dict, kind: MemberKind, labels: dict[str, str]) -> dict:
	own = [view[kind.title], view.get("name_latin")]
	first, second = own if language == "ar" or not own[1] else reversed(own)
	known = {field: str(view[field]) for field in TOLD if field in view}
	facts = [
		(labels[field], names.get(field, {}).get(text) or show_answer(TOLD[field], text, language))
		for field, text in known.items()
	]
	return {"name": first, "also": second, "facts": facts}


def _filter(
	field: str,
	chosen: dict[str, str],
	names: dict[str, str],
	kind: MemberKind,
	labels: dict[str, str],
) -> dict:
	offered = [(value, names.get(value, value)) for value in named_members.offered(field, kind)]
	return {"name": field, "label": labels[field], "options": offered, "chosen": chosen.get(field, "")}
