"""Choosing a password: with a ticket after a code, or signed in with the password so far."""

import frappe
from frappe import _
from frappe.utils import nowdate
from frappe.utils.password import update_password
from werkzeug.wrappers import Response

from coalition.base.accounts import handed_codes, passwords, portal_accounts
from coalition.base.errors import CodeSpent
from coalition.base.text.answers import Asked
from coalition.base.text.translatable import mark
from coalition.portal.forms.fields import Field
from coalition.portal.forms.form import Form
from coalition.portal.forms.reading import Read
from coalition.portal.forms.showing import Words
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import ROOT, go, show
from coalition.portal.signing_in import arriving, entering, second_factor, second_factor_pages, ticket, trying
from coalition.portal.signing_in.ticket import SET_PASSWORD, Ticket


def _take(request: PortalRequest, read: Read) -> Response:
	who = request.about
	if not (who.given_for or _knows_the_old_one(who, read.text("old"))):
		# The try stays counted.
		return FORM.show(request, {}, {"old": _("This is not your password so far.")}, status=422)
	return _store(request, who, passwords.composed(read.text("password")))


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


def _who(request: PortalRequest) -> Ticket | Response:
	"""For whom a password may be set: who holds a good ticket, else who is signed in; others need a code."""
	held = ticket.read(SET_PASSWORD)
	if held and _still_good(held):
		return held
	return go("/code") if frappe.session.user == "Guest" else Ticket(SET_PASSWORD, frappe.session.user)


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


def _rules(request: PortalRequest, read: Read) -> None:
	password, repeated = (passwords.composed(read.text(name)) for name in ("password", "again"))
	problem = _problem(request.about, password, repeated)
	if problem:
		read.problems.setdefault("again" if problem == "not_the_same" else "password", problem)


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


def _own_words() -> dict[str, str]:
	return {
		"too_short": _(
			"Too short: take eight letters at least. Three or four words that only you think of are good."
		),
		"too_long": _("Too long: 128 letters at most."),
		"about_you": _("Others know this about you. Take words that have nothing to do with your name."),
		"too_easy": _("Too easy to guess. Add one or two words that do not belong together."),
		"not_the_same": _("The two are not the same. Type it once more."),
	}


def _parts(request: PortalRequest) -> list[Field]:
	names = ("password", "again") if ticket.read(SET_PASSWORD) else ("old", "password", "again")
	return [Field(name, Asked.SECRET, entering.LONGEST, required=True) for name in names]


FORM = Form(
	"/set-password",
	take=_take,
	parts=_parts,
	words=Words(
		mark("Choose a password"),
		button=mark("Save the password"),
		labels={
			"old": mark("Your password so far"),
			"password": mark("New password"),
			"again": mark("The same password again"),
		},
		helps={
			"password": mark(
				"Eight letters at least, in any language. Three or four words that only you think of are easy"
				" to keep and hard to guess."
			)
		},
		completed={"old": "current-password", "password": "new-password", "again": "new-password"},
	),
	template="set_password.html",
	about=_who,
	rules=_rules,
	own_words=_own_words,
)
