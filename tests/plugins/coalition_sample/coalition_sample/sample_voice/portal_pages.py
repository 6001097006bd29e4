"""A page of the portal: /coalition/notices, for everybody, while the area is on."""

import frappe
from werkzeug.wrappers import Response

from coalition.portal.answers import show
from coalition.portal.page import Page, PortalRequest


def pages() -> list[Page]:
	return [Page("/notices", show_notices, area="voice")]


def show_notices(request: PortalRequest) -> Response:
	# Notices are public: that is what they are for.
	titles = frappe.get_all("Sample Notice", order_by="creation desc", pluck="title")
	return show(request, "coalition_sample/notices.html", titles=titles)
