"""One's own account: the password, other devices, and freezing it or a colleague's."""

import frappe
from frappe import _
from werkzeug.wrappers import Response

from coalition.base.accounts import portal_accounts
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import go, show
from coalition.portal.signing_in import entering


def show_account(request: PortalRequest) -> Response:
	account = portal_accounts.account_of(frappe.session.user)
	colleagues = portal_accounts.colleagues_of(account) if account else []
	return show(request, "account.html", account=account, colleagues=colleagues)


def take_freeze(request: PortalRequest) -> Response:
	"""Freeze one's own account, or that of somebody who acts for the same member."""
	mine = portal_accounts.account_of(frappe.session.user)
	wanted = request.form.get("account", "")
	theirs = {row.name for row in portal_accounts.colleagues_of(mine)} if mine else set()
	if not mine or wanted not in {mine.name, *theirs}:
		raise frappe.PermissionError
	portal_accounts.freeze(wanted, _("In the portal."))
	if wanted != mine.name:
		return go("/account")
	entering.end_session()
	return go("/sign-in")
