"""The second factor, where the engine's settings ask for one: its secrets and its mails, our page and limits.

Every code is HOTP (RFC 4226) of the user's secret at some number: for an app the half minute that runs (RFC
6238), for a mail or a short message one that was drawn when it was sent. The visitor's ticket carries that
number, which tells nothing without the secret.
"""

import hmac
import secrets

import frappe
from frappe import _, twofactor
from pyotp import HOTP

from coalition.base.records import clock
from coalition.base.request import limits
from coalition.base.text import addresses
from coalition.base.text.words import tidy_number
from coalition.portal.signing_in.ticket import SECOND_FACTOR, SECONDS, Ticket

APP, MAIL = "OTP App", "Email"
# An app that gets the secret by mail: the engine sends a link to its picture until a first code was right.
NEW_APP = "New OTP App"
PERIOD = 30
# Codes that are sent within a quarter of an hour to one user, on behalf of one address.
SENT = (5, 900)


class NotSent(Exception):
	"""No code reaches the user; the message says what to do."""


def is_asked_of(user: str) -> bool:
	return bool(twofactor.should_run_2fa(user))


def way_of(user: str) -> str:
	"""How the user comes by a code: APP, NEW_APP, MAIL or "SMS"."""
	method = twofactor.get_verification_method()
	is_new = method == APP and not twofactor.get_default(f"{user}_otplogin")
	return NEW_APP if is_new else method


def send(user: str) -> Ticket:
	"""Send a code, or how to set up the app; the ticket for our page. Raises NotSent, TooManyTries."""
	way, number = way_of(user), secrets.randbelow(2**31)
	if way != APP:
		limits.count_against("second factor sent", f"{user} from {limits.caller()}", *SENT)
		_send(user, way, number)
	return Ticket(SECOND_FACTOR, user, str(number))


def is_right(held: Ticket, typed: str) -> bool:
	"""Whether this is the code that the holder of the ticket was asked for. Each is good once."""
	code = "".join(filter(str.isdecimal, tidy_number(typed))).encode()
	secret = HOTP(twofactor.get_otpsecret_for_(held.user))
	found = [number for number in _numbers(held) if hmac.compare_digest(secret.at(number).encode(), code)]
	if not found:
		return False
	_remember_app(held.user)
	return limits.note("second factor used", f"{held.user} {found[0]}", SECONDS[SECOND_FACTOR]) == 1


def _numbers(held: Ticket) -> list[int]:
	if way_of(held.user) not in (APP, NEW_APP):
		return [int(held.given_for)]
	now = int(clock.timestamp()) // PERIOD
	# Typing takes a while, and clocks differ.
	return [now, now - 1]


def _send(user: str, way: str, number: int) -> None:
	has_none = way != "SMS" and addresses.is_placeholder(frappe.db.get_value("User", user, "email"))
	if has_none or not _is_sent_by_the_engine(user, number):
		frappe.clear_messages()
		raise NotSent(
			_("Signing in takes a code here, and none could be sent to you. Tell the secretariat, please.")
		)


def _is_sent_by_the_engine(user: str, number: int) -> bool:
	"""Later engines speak with the mail server at once, which may not answer."""
	secret = twofactor.get_otpsecret_for_(user)
	try:
		sent = twofactor.get_verification_obj(user, number, secret)
	except (OSError, frappe.OutgoingEmailError, frappe.ValidationError):
		frappe.log_error(title="A second factor could not be sent", message=frappe.get_traceback())
		return False
	return bool(sent and sent["token_delivery"])


def _remember_app(user: str) -> None:
	"""As the engine does: who typed a code of the app has it, and gets no more mails about it."""
	if way_of(user) == NEW_APP:
		twofactor.set_default(f"{user}_otplogin", 1)
		twofactor.delete_qrimage(user)
