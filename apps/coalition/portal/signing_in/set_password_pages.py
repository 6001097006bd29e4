"""Choosing a password: with a ticket after a code, or signed in with the password so far."""

import frappe
from frappe import _
from frappe.utils import nowdate
from frappe.utils.password import update_password
from werkzeug.wrappers import Response

from coalition.base.accounts import handed_codes, passwords, portal_accounts
from coalition.base.errors import CodeSpent
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import ROOT, go, show
from coalition.portal.signing_in import arriving, entering, second_factor, second_factor_pages, ticket, trying
from coalition.portal.signing_in.ticket import SET_PASSWORD, Ticket


def show_set_password(request: PortalRequest) -> Response:
	return _form(request) if _who() else go("/code")


def set_password_again(request: PortalRequest, message: str, status: int) -> Response:
	return _form(request, message=message, status=status) if _who() else go("/code")


def take_password(request: PortalRequest) -> Response:
	who = _who()
	if not who:
		return go("/code")
	password, repeated = (passwords.composed(request.form.get(name, "")) for name in ("password", "again"))
	problem = _problem(who, password, repeated)
	if problem:
		field = "again" if problem == "not_the_same" else "password"
		return _form(request, {field: in_words(problem)}, status=422)
	if not (who.given_for or _knows_the_old_one(who, request.form.get("old", ""))):
		return _form(request, {"old": _("This is not your password so far.")}, status=422)
	return _store(request, who, password)


def _store(request: PortalRequest, who: Ticket, password: str) -> Response:
	account = portal_accounts.account_of(who.user)
	try:
		if who.given_for:
			handed_codes.use_code(who.given_for, account.name)
	except CodeSpent as error:
		return ticket.take_back(show(request, "error.html", 409, message=str(error)), ROOT)
	update_password(who.user, password)
	frappe.db.set_value("User", who.user, {"last_password_reset_date": nowdate(), "reset_password_key": None})
	if account:
		portal_accounts.end_sessions(account.name)
	return _let_in(request, who)


def _let_in(request: PortalRequest, who: Ticket) -> Response:
	"""Begin a session; a code that was handed over is no second factor, where one is asked for."""
	try:
		if who.given_for and second_factor.is_asked_of(who.user):
			return second_factor_pages.ask_or_let_in(request, who.user)
		entering.begin_session(who.user)
	except (second_factor.NotSent, entering.NotLetIn):
		return ticket.take_back(go("/sign-in"), ROOT)
	return ticket.take_back(arriving.go_on(who.user, None), ROOT)


def _who() -> Ticket | None:
	"""For whom a password may be set: who holds a good ticket, else who is signed in."""
	held = ticket.read(SET_PASSWORD)
	if held and _still_good(held):
		return held
	return None if frappe.session.user == "Guest" else Ticket(SET_PASSWORD, frappe.session.user)


def _still_good(held: Ticket) -> bool:
	if not frappe.db.get_value("User", held.user, "enabled"):
		return False
	account = portal_accounts.account_of(held.user)
	return not held.given_for or bool(account and handed_codes.is_open(held.given_for, account.name))


def _knows_the_old_one(who: Ticket, old: str) -> bool:
	if ticket.read(SET_PASSWORD) == who:
		# It was asked for a moment ago, on the page of signing in.
		return True
	attempt = trying.by_user(SET_PASSWORD, who.user)
	is_right = entering.is_password_of(who.user, old)
	attempt.was_right() if is_right else attempt.was_wrong()
	return is_right


def _problem(who: Ticket, password: str, repeated: str) -> str | None:
	fields = ["first_name", "last_name", "username", "email"]
	known = [word for word in frappe.db.get_value("User", who.user, fields) if word]
	account = portal_accounts.account_of(who.user)
	known += [account.person_name, *account.person_name.split()] if account else []
	return passwords.problem_of(password, repeated, _score(password, known), known)


def _score(password: str, known: list[str]) -> int:
	"""How guessable, from 0 to 4; past a hundred letters the judge would take for ever."""
	from zxcvbn import zxcvbn

	return zxcvbn(password[:100], known)["score"] if password else 0


def in_words(problem: str) -> str:
	return {
		"missing": _("Please fill this in."),
		"too_short": _(
			"Too short: take eight letters at least. Three or four words that only you think of are good."
		),
		"too_long": _("Too long: 128 letters at most."),
		"about_you": _("Others know this about you. Take words that have nothing to do with your name."),
		"too_easy": _("Too easy to guess. Add one or two words that do not belong together."),
		"not_the_same": _("The two are not the same. Type it once more."),
	}[problem]


def _form(
	request: PortalRequest, errors: dict[str, str] | None = None, message: str = "", status: int = 200
) -> Response:
	who = _who()
	asks_old = bool(who) and not ticket.read(SET_PASSWORD)
	return show(
		request,
		"set_password.html",
		status,
		errors=errors or {},
		message=message,
		asks_old=asks_old,
		values={},
	)
