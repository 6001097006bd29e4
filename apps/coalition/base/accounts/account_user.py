"""The engine's user behind a portal account."""

import secrets

import frappe
from frappe.model.base_document import get_controller
from frappe.model.document import Document

from coalition.base.text import addresses

# A picture of ours: for users without one, the engine asks an outside service with a digest of the address.
PICTURE = "/assets/coalition/person.svg"
# Letters and digits that nobody mishears or mistakes for one another.
_LETTERS = "abcdefghkmnpqrstuvwxyz"
_DIGITS = "23456789"


def make_user(account: Document) -> str:
	"""Make a website user with the account's portal role alone; answers its name.

	The name is never an address that somebody has: the engine writes it beside everything a user does. Nor
	does the engine write to it, make a Contact of it or share it with itself.
	"""
	user = _quiet_user_class()({"doctype": "User"})
	user.update(
		{
			"email": account.email or addresses.placeholder(),
			"first_name": account.person_name,
			"username": account.user_name,
			"language": account.language,
			"user_type": "Website User",
			"user_image": PICTURE,
			"send_welcome_email": 0,
			"thread_notify": 0,
		}
	)
	user.append("roles", {"role": account.portal_role})
	# Who may make an account may make its user, and no other.
	user.insert(ignore_permissions=True, set_name=addresses.placeholder())
	if account.email:
		# Later engines make the address that of the name.
		frappe.db.set_value("User", user.name, "email", account.email)
	return user.name


def free_name() -> str:
	"""A user name that says nothing of its owner and is easily read out, such as kam.4827."""
	while True:
		letters = "".join(secrets.choice(_LETTERS) for _each in range(3))
		name = f"{letters}.{''.join(secrets.choice(_DIGITS) for _each in range(4))}"
		if not frappe.db.exists("User", {"username": name}):
			return name


def update_user(account: Document) -> None:
	"""Bring the user up to date with what the secretariat changed on its account."""
	frappe.db.set_value(
		"User",
		account.user,
		{
			"first_name": account.person_name,
			"full_name": account.person_name,
			"last_name": None,
			"username": account.user_name,
			"language": account.language,
			"email": account.email or account.user,
		},
	)
	frappe.db.delete("Has Role", {"parenttype": "User", "parent": account.user})
	role = {"parenttype": "User", "parentfield": "roles", "parent": account.user}
	frappe.get_doc({"doctype": "Has Role", **role, "role": account.portal_role, "idx": 1}).db_insert()
	frappe.clear_cache(user=account.user)


def keep_address(user: Document, method: str | None = None) -> None:
	"""Keep the address of an account's user: later engines make it the user's name at each save."""
	account = frappe.db.get_value("Portal Account", {"user": user.name}, ["email"], as_dict=True)
	if account:
		user.email = account.email or user.name


def leave_out_placeholders(contact: Document, method: str | None = None) -> None:
	"""Take placeholder addresses out of a Contact: the engine makes one whenever a user is saved."""
	real = [row for row in contact.email_ids if not addresses.is_placeholder(row.email_id)]
	if len(real) < len(contact.email_ids):
		contact.set("email_ids", real)
		contact.email_id = None


def _quiet_user_class() -> type:
	"""The site's own class for users, without what the engine does around one that no desk user gets."""

	def before_insert(self) -> None:
		# The engine's limit of new users per hour is meant for strangers who sign up.
		self.flags.in_insert = True

	def validate(self) -> None:
		# The engine's own also writes a default of the whole site, which empties every cache with each user.
		self.validate_username()
		self.set_system_user()
		self.set_full_name()

	def on_update(self) -> None:
		frappe.clear_cache(user=self.name)

	user_class = get_controller("User")
	quiet = {"before_insert": before_insert, "validate": validate, "on_update": on_update}
	return type("QuietUser", (user_class,), quiet)
