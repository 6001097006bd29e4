"""Portal accounts of those whose record is protected: nobody reads who they are, and they sign in as before.

What an account is called goes into the seal of its holder; a user name that says nothing stands there
instead, in the engine's user as well. So that its person is still found by what they have always typed, the
account keeps a keyed digest of each way in: what is typed is compared with those, and no interface has more
to show.
"""

from collections.abc import Iterable, Mapping

import frappe

from coalition.base.accounts import account_user
from coalition.base.accounts.portal_accounts import ACCOUNT
from coalition.base.privacy.declared import Kind, Part, PrivateField
from coalition.base.privacy.records import Held
from coalition.base.privacy.sealing.keyed import digest
from coalition.base.text.phones import SHORTEST

DIGESTS = "sealed_names"
NAME, ADDRESS, WHOLE, END = "name", "address", "whole number", "end of a number"
PART = Part(
	ACCOUNT,
	"holder",
	(
		PrivateField("person_name", Kind.PERSON),
		PrivateField("user_name", Kind.PERSON, is_common=True),
		PrivateField("phone", Kind.PERSON),
		PrivateField("email", Kind.PERSON),
	),
	link_type="holder_type",
)


def replacement_values(held: Held, shown: str) -> dict[str, str | None]:
	"""What stands in a sealed account: what its holder is called, a new user name, and its digests."""
	return {**emptied(held, shown), DIGESTS: " ".join(sorted(_ways_in(held.values)))}


def emptied(held: Held, shown: str) -> dict[str, str | None]:
	"""The same of an account whose person leaves: it is found by nothing that it was called."""
	values = {**dict.fromkeys(held.values), "person_name": shown, "user_name": account_user.free_name()}
	return {**values, DIGESTS: None}


def coming_back(account: str, values: Mapping[str, str | None]) -> dict[str, str | None]:
	"""What an account is called again, but for what was erased meanwhile, or is another account's by now."""
	back = {field: value for field, value in values.items() if value and not _is_taken(account, field, value)}
	return {**back, DIGESTS: None}


def _is_taken(account: str, field: str, value: str) -> bool:
	if field == "person_name":
		return False
	return bool(frappe.db.exists(ACCOUNT, {field: value, "name": ("!=", account)}))


def bring_users_up_to_date(accounts: Iterable[str]) -> None:
	"""Call the engine's users as their accounts are called now."""
	for name in accounts:
		account_user.update_user(frappe.get_doc(ACCOUNT, name))


def users_of(held: Iterable[Held]) -> list[Held]:
	"""The engine's users behind accounts, for what hangs on them."""
	names = [each.name for each in held if each.doctype == ACCOUNT]
	# The system's own search.
	users = frappe.get_all(ACCOUNT, filters={"name": ("in", names)}, pluck="user") if names else []
	return [Held("User", user, (), {}) for user in users]


def by_name(name: str, address: str) -> list[str]:
	"""The users of sealed accounts that were called so; two at most."""
	return _found(digest(NAME, name), digest(ADDRESS, address))


def is_called_by_another(name: str, user: str | None) -> bool:
	"""Whether the account of somebody else was called so when it was sealed."""
	return any(each != user for each in _found(digest(NAME, name)))


def is_protected(doctype: str | None, name: str | None) -> bool:
	"""Whether the record that an account acts for is protected."""
	if not (doctype and name and frappe.get_meta(doctype).has_field("is_protected")):
		return False
	return bool(frappe.db.get_value(doctype, name, "is_protected"))


def by_phone(numbers: Iterable[str]) -> list[str]:
	"""The users of sealed accounts with one of these whole numbers (E.164)."""
	return _found(*(digest(WHOLE, number.removeprefix("+")) for number in numbers))


def by_end(digits: str) -> list[str]:
	"""The users of sealed accounts whose number ends so."""
	return _found(digest(END, digits))


def _found(*digests: str) -> list[str]:
	wishes = [[DIGESTS, "like", f"%{each}%"] for each in digests]
	# The visitor is nobody yet: what is found is told to nobody.
	return frappe.get_all(ACCOUNT, or_filters=wishes, pluck="user", limit=2)


def _ways_in(values: Mapping[str, str | None]) -> set[str]:
	"""The digests of all that somebody may type to sign in."""
	named = {NAME: values.get("user_name"), ADDRESS: (values.get("email") or "").lower()}
	found = {digest(kind, text) for kind, text in named.items() if text}
	# An account keeps its number in E.164.
	digits = (values.get("phone") or "").removeprefix("+")
	if not digits:
		return found
	ends = {digest(END, digits[-length:]) for length in range(SHORTEST, len(digits) + 1)}
	return {*found, digest(WHOLE, digits), *ends}
