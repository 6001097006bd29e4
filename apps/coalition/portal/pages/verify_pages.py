"""Verifying a document: who types or scans a paper's code sees whether it is genuine and holds.

A code that somebody mistyped is told by its check characters alone; all else about it is told by no page.
"""

from frappe import _
from werkzeug.wrappers import Response

from coalition.base.errors import TooManyTries
from coalition.base.text.formatting import long_date
from coalition.base.verification import codes
from coalition.base.verification.lookup import count_try, look_up
from coalition.portal.page import Page, PortalRequest
from coalition.portal.rendering.answers import go, show

LONGEST = 100


def pages() -> list[Page]:
	"""The pages under /coalition/verify."""
	return [
		Page("/verify", show_form, post=take_code),
		Page("/verify/<code>", show_answer),
	]


def show_form(request: PortalRequest) -> Response:
	return _form(request, "")


def take_code(request: PortalRequest) -> Response:
	"""Leads to the answer, which has an address of its own that can be reloaded."""
	typed = request.form.get("code", "")[:LONGEST]
	try:
		return go(f"/verify/{codes.grouped(codes.read(typed))}")
	except codes.Mistyped as problem:
		return _compare_again(request, typed, problem)


def show_answer(request: PortalRequest) -> Response:
	try:
		count_try()
	except TooManyTries:
		return _too_often(request)
	typed = request.parts["code"][:LONGEST]
	try:
		code = codes.read(typed)
	except codes.Mistyped as problem:
		return _compare_again(request, typed, problem)
	found = look_up(code)
	return show(
		request,
		"verified.html",
		200 if found else 404,
		code=codes.grouped(code),
		found=found,
		day=lambda value: long_date(value, request.language),
	)


def _compare_again(request: PortalRequest, typed: str, problem: codes.Mistyped) -> Response:
	"""The form, with the groups to look at; a code that is too short or too long has none to show."""
	groups = codes.groups_of(codes.plain(typed))
	if len(groups) != codes.GROUPS or len(groups[-1]) != codes.GROUP:
		message = _(
			"A code has twenty letters and digits, in five groups of four. Some are missing or too many."
		)
		return _form(request, typed, message if typed.strip() else _("Please type the code."))
	message = (
		_("This is no code as it stands. Compare these groups with the paper again:")
		if len(problem.groups) > 1
		else _("This is no code as it stands. Compare this group with the paper again:")
	)
	return _form(request, typed, message, [groups[group] for group in problem.groups])


def _form(request: PortalRequest, typed: str, problem: str = "", groups: list[str] | None = None) -> Response:
	status = 422 if problem else 200
	return show(request, "verify.html", status, typed=typed, problem=problem, groups=groups or [])


def _too_often(request: PortalRequest) -> Response:
	message = _("Too many codes were asked for from here. Please wait ten minutes, then try again.")
	return show(request, "error.html", 429, message=message)
