"""A page of the portal: /coalition/notices, for everybody, while the area is on, and what leads there."""

import frappe
from frappe import _
from werkzeug.wrappers import Response

from coalition.base.apps import areas
from coalition.base.plurals import ngettext
from coalition.membership import Acting, Matter
from coalition.portal.page import Page, PortalRequest
from coalition.portal.rendering.answers import show
from coalition.portal.ways import Way
from coalition_sample.sample_voice.asking import ASKING


def pages() -> list[Page]:
	return [Page("/notices", show_notices, area="voice"), ASKING.page()]


def front_ways() -> Way:
	return Way(_("Notices"), "/notices", area="voice")


def member_ways(me: Acting) -> Way:
	return Way(_("Notices"), "/notices", _("What members are told."), area="voice")


def matters(me: Acting) -> list[Matter]:
	"""What was written today waits to be read."""
	today = {"creation": (">=", frappe.utils.today())}
	number = frappe.db.count("Sample Notice", today) if areas.is_on("voice") else 0
	told = ngettext("A notice of today", "{0} notices of today", number)
	return [Matter("info", told, "", "/notices", _("Read them"))] if number else []


def show_notices(request: PortalRequest) -> Response:
	# Notices are public: that is what they are for.
	titles = frappe.get_all("Sample Notice", order_by="creation desc", pluck="title")
	return show(request, "coalition_sample/notices.html", titles=titles)
