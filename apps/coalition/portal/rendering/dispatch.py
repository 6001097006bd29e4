"""Portal paths go straight to the portal's renderer.

On its way to a renderer the engine reads its redirects and compiles all its routes anew for each request.
That takes as long as most pages of the portal, and neither may lead away from them. The hook `page_renderer`
stays; what is rendered from elsewhere comes by it.
"""

import threading
from collections.abc import Callable

import frappe
import frappe.app
from werkzeug.wrappers import Response

from coalition.moved import renamed
from coalition.portal.rendering.renderer import PortalRenderer
from coalition.portal.routes import is_portal_path

_installing = threading.Lock()


def install_dispatch() -> None:
	"""Once for each process; hook `before_request`."""
	with _installing:
		if not getattr(frappe.app.get_response, "is_ours", False):
			frappe.app.get_response = _before(frappe.app.get_response)


def _before(engines: Callable[..., Response]) -> Callable[..., Response]:
	def get_response(path: str | None = None, http_status_code: int = 200) -> Response:
		wanted = path or frappe.local.request.path
		if is_portal_path(wanted):
			return PortalRenderer(wanted.strip("/ "), http_status_code).render()
		return engines(path, http_status_code)

	get_response.is_ours = True
	return get_response


# For one version: something had another name.
__getattr__ = renamed(__name__)
