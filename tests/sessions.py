"""Sessions as signing in leaves them, without its forms and passwords: for tests that try something else."""

from urllib.parse import urlsplit

import frappe
import requests
from frappe.sessions import Session, get_expiry_period

from tests import site


def begin(user: str) -> str:
	"""Begin a session of this user; answers its number, which a browser sends in the cookie `sid`."""
	from coalition.base.accounts import short_sessions

	with site.at_the_console():
		session = _stored(user)
		frappe.local.session, frappe.local.session_obj = session.data, session
		# As the hook on_session_creation does, and our own sign-in.
		short_sessions.begin()
		return session.sid


def let_in(browser: requests.Session, address: str, user: str) -> None:
	"""Give a browser the cookie of a new session, as the site at this address would."""
	number = begin(user)
	browser.cookies.set("sid", number, domain=urlsplit(address).hostname, path="/")
	# As the desk sends it with each change.
	browser.headers["X-Frappe-CSRF-Token"] = token_of(number)


def token_of(number: str) -> str:
	"""The token against forged posts that the session of this number was given."""
	return f"tokenof{number}"


def browser_of(address: str, user: str) -> requests.Session:
	"""A browser in a new session of this user."""
	browser = requests.Session()
	let_in(browser, address, user)
	return browser


def _stored(user: str) -> Session:
	"""A session in the engine's table and its cache, put there by the engine's own method."""
	frappe.local.request, frappe.local.request_ip = frappe._dict(cookies={}), "127.0.0.1"
	names = ("first_name", "last_name", "user_type")
	first, last, kind = frappe.db.get_value("User", user, names)
	session = Session(user=None)
	session.user, session.sid = user, frappe.generate_hash()
	session.data.update({"user": user, "sid": session.sid})
	session.data.data.update(
		{
			"user": user,
			"session_ip": frappe.local.request_ip,
			"last_updated": frappe.utils.now(),
			"session_expiry": get_expiry_period(),
			"full_name": " ".join(filter(None, (first, last))),
			"user_type": kind,
			"csrf_token": token_of(session.sid),
		}
	)
	session.insert_session_record()
	return session
