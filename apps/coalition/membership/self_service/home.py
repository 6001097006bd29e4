"""A member's own first page: who it is in the coalition, why, and what waits for it."""

import frappe
from frappe.utils import getdate
from werkzeug.wrappers import Response

from coalition.membership import ways
from coalition.membership.self_service import waiting
from coalition.membership.self_service.acting import Acting, require_acting
from coalition.membership.standing.explanation import explanation_from
from coalition.membership.standing.policy import policy_in_force
from coalition.membership.standing.reading import facts_to_show
from coalition.membership.standing.standing import State, standing
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import show

BADGES = {
	State.ACTIVE: "good",
	State.REGISTERED: "info",
	State.SUSPENDED: "bad",
	State.LEFT: "bad",
	State.EXPELLED: "bad",
}


def show_home(request: PortalRequest) -> Response:
	me = require_acting()
	facts, policy = facts_to_show(me.member, me.doctype), policy_in_force()
	answer = standing(facts, getdate(), policy)
	return show(
		request,
		"membership/my/home.html",
		me=me,
		name=name_of(me),
		explanation=explanation_from(me.member, facts, policy),
		kind=BADGES.get(answer.state, "wait"),
		matters=waiting.of(me),
		ways=ways.of_member(me),
	)


def name_of(me: Acting) -> str:
	"""What the member is called here: its pseudonym where it is protected."""
	field = frappe.get_meta(me.doctype).title_field
	return frappe.db.get_value(me.doctype, me.member, field)
