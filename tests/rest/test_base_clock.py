"""A machine whose own clock is years ahead ends nothing early: what ends goes by the database's clock."""

import time
from datetime import timedelta

import frappe

from tests import site
from tests.rest.at_once import PROCESSES
from tests.rest.programs import make_key

DAYS, SESSION = 800, "a-session-of-tests"


def _put_ahead() -> None:
	"""Whatever tells this fresh process the time says a later one; nothing of ours is imported yet."""
	from frappe.utils import data

	now, seconds = data.now_datetime, time.time
	time.time = lambda: seconds() + DAYS * 24 * 3600
	frappe.utils.now_datetime = data.now_datetime = lambda: now() + timedelta(days=DAYS)
	today = data.getdate
	frappe.utils.getdate = data.getdate = lambda day=None, **more: (
		today(day, **more) if day else data.now_datetime().date()
	)


def _look(names: dict[str, str]) -> None:
	_put_ahead()
	from coalition.base.accounts import handed_codes, short_sessions
	from coalition.base.program_keys import keys
	from coalition.base.records import clock
	from coalition.base.verification import lookup
	from coalition.membership.applying import drafts
	from coalition.portal.signing_in import ticket

	with site.at_the_console():
		assert frappe.utils.getdate() > clock.today() + timedelta(days=DAYS - 2)
		assert keys._key_of(names["key_user"]).ended is None
		assert drafts.load(names["draft"])
		assert handed_codes.try_code(names["account"], names["code"])
		assert lookup.look_up(names["letter"]).state == "Valid"
		drafts.delete_expired()
		assert drafts.load(names["draft"])
		frappe.local.session.data = frappe._dict(
			{short_sessions.BEGAN: float(names["began"]), "last_updated": names["last_updated"]}
		)
		frappe.local.session.user, frappe.local.session.sid = names["user"], SESSION
		sessions = frappe.qb.DocType("Sessions")
		frappe.qb.into(sessions).columns("sid", "user").insert(SESSION, names["user"]).run()
		assert not short_sessions._is_over()
		frappe.local.request = frappe._dict(cookies={ticket.COOKIE: names["ticket"]})
		assert ticket.read(ticket.SECOND_FACTOR)


def test_nothing_ends_early_on_a_machine_whose_clock_is_ahead(charter):
	names = _made(charter)
	other = PROCESSES.Process(target=_look, args=(names,))
	other.start()
	other.join(60)
	assert other.exitcode == 0


def _made(charter: str) -> dict[str, str]:
	from werkzeug.wrappers import Response

	from coalition.base.accounts import handed_codes
	from coalition.base.records import clock
	from coalition.base.text import link_keys
	from coalition.base.verification import issuing
	from coalition.membership.applying import drafts
	from coalition.portal.signing_in import ticket
	from coalition.tests import factories

	key, _header = make_key()
	account = site.account()
	with site.at_the_console():
		member = factories.member().name
		factories.declaration(member, charter, frappe.utils.nowdate())
		draft = link_keys.new_key()
		drafts.keep(draft, {"kind": "Organisation"})
		letter = issuing.issue("Membership Certificate", member).code
		code = handed_codes.make_code(account["name"])
		frappe.local.request = frappe._dict(scheme="http")
		answer = ticket.give(Response(), ticket.Ticket(ticket.SECOND_FACTOR, account["user"]), "/")
		return {
			"key_user": frappe.db.get_value("Program Key", key, "user"),
			"draft": draft,
			"account": account["name"],
			"user": account["user"],
			"code": code,
			"letter": letter,
			"began": str(clock.timestamp(exactly=True)),
			"last_updated": str(clock.now()),
			"ticket": answer.headers["Set-Cookie"].partition("=")[2].partition(";")[0],
		}


def test_the_clock_is_the_databases_whatever_the_machine_says():
	from coalition.base.records import clock

	with site.at_the_console():
		apart = abs((clock.database_now() - clock.now()).total_seconds())
		assert apart < 1
		assert clock.now() <= clock.now() and clock.today() == clock.now().date()
		assert abs(clock.timestamp() - clock.timestamp(exactly=True)) < 1
