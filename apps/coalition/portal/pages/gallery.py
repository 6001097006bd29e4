"""Every component of the portal on one page, to look at while they are made. Not there on real sites."""

import frappe
from frappe.utils import cint
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import show


def show_gallery(request: PortalRequest) -> Response:
	if not (cint(frappe.conf.developer_mode) or cint(frappe.conf.coalition_gallery)):
		raise NotFound
	return show(request, "gallery.html")
