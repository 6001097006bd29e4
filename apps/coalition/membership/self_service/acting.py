"""For whom a signed-in person acts: asked before all that a member sees of itself.

The member comes from the person's account as it is stored, and from nowhere else: no form and no address
names one.
"""

from dataclasses import dataclass
from functools import partial

import frappe

from coalition.api.responses.problems import Refusal
from coalition.base.accounts.portal_accounts import account_of
from coalition.base.program_keys.keys import Key
from coalition.base.records import locking
from coalition.membership.kinds import INDIVIDUALS, KINDS, ORGANISATIONS
from coalition.membership.people import duties, people_records
from coalition.portal.guards import Guard, Verdict, acts_for

ORGANISATION, INDIVIDUAL = ORGANISATIONS.doctype, INDIVIDUALS.doctype
# Where a kind of member finds its own pages, and which role opens them.
ROOTS = {ORGANISATION: "/organisation", INDIVIDUAL: "/me"}
ROLES = {kind.doctype: kind.role for kind in KINDS.values()}


@dataclass(frozen=True)
class Acting:
	"""Who acts, for which member, and whether they sign for it: declare, and agree to what is shown."""

	user: str
	account: str
	# As it stands beside what they did.
	person: str
	doctype: str
	member: str
	signs: bool

	@property
	def root(self) -> str:
		return ROOTS[self.doctype]

	@property
	def is_organisation(self) -> bool:
		return self.doctype == ORGANISATION

	@property
	def link(self) -> dict[str, str]:
		"""By what records name this member."""
		return {KINDS[self.doctype].link: self.member}


def acting() -> Acting | None:
	"""For whom this user acts today, asked once per request; None for all others."""
	found = frappe.local.flags.setdefault("coalition_acting", {})
	user = frappe.session.user
	if user not in found:
		found[user] = _acting(user)
	return found[user]


def acting_by(key: Key) -> Acting:
	"""For which member this program acts: as a member's people do, but it signs nothing.

	Raises Refusal("not_a_member") where the key's holder is no organisation.
	"""
	if key.holder_type != ORGANISATION or not key.holder:
		raise Refusal("not_a_member")
	# The key's title stands beside what the program proposed.
	return Acting(key.user, "", key.title, ORGANISATION, key.holder, signs=False)


def require_acting() -> Acting:
	"""The same, where the page's guard has asked already. Raises frappe.PermissionError."""
	me = acting()
	if not me:
		raise frappe.PermissionError
	return me


def lock_member(me: Acting, *beside: tuple[str, str]) -> Acting:
	"""Begin a transaction with the locks on the member and on these rows; who acts, as it is stored now.

	While somebody waits here the member may be protected or its people erased: what they were called before
	is written nowhere. Raises frappe.PermissionError for who acts for it no more.
	"""
	locking.lock_first([(me.doctype, me.member), *beside])
	frappe.local.flags.coalition_acting = {}
	now = require_acting()
	if (now.doctype, now.member) != (me.doctype, me.member):
		raise frappe.PermissionError
	return now


def title_now(me: Acting) -> str:
	"""What a program is called now: for one that holds the lock on the member, as `lock_member`."""
	return locking.locked_value("Program Key", {"user": me.user}, "title") or ""


def acts_for_a(doctype: str) -> Guard:
	"""A guard that lets in whoever acts today for a member of this kind."""
	return partial(_verdict, (doctype,))


def acts_for_a_member() -> Verdict:
	"""The same for any kind of member."""
	return _verdict(tuple(ROOTS))


def _verdict(doctypes: tuple[str, ...]) -> Verdict:
	if frappe.session.user == "Guest":
		return Verdict.SIGN_IN
	me = acting()
	return Verdict.OPEN if me and me.doctype in doctypes else Verdict.FORBIDDEN


def _acting(user: str) -> Acting | None:
	account = account_of(user)
	doctype = account.holder_type if account else None
	if doctype not in ROOTS or ROLES[doctype] not in frappe.get_roles(user):
		return None
	if acts_for(doctype)() is not Verdict.OPEN:
		return None
	if doctype == INDIVIDUAL:
		return Acting(user, account.name, account.person_name, doctype, account.holder, signs=True)
	return _of_organisation(user, account)


def _of_organisation(user: str, account: frappe._dict) -> Acting | None:
	"""Whoever stands among the people of the organisation acts for it while their time runs."""
	today, known = frappe.utils.getdate(), people_records.people_of(account.holder)
	if not duties.may_act(known, account.name, today):
		return None
	own = duties.with_account(known, account.name, today)
	return Acting(
		user,
		account.name,
		own.name if own else account.person_name,
		ORGANISATION,
		account.holder,
		duties.may_sign(known, account.name, today),
	)
