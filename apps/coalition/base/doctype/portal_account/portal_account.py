import frappe
from frappe import _

from coalition.base.accounts import account_names, account_user
from coalition.base.errors import NotAnAccountsName
from coalition.base.privacy.declared import sealed
from coalition.base.privacy.errors import ProtectedStays
from coalition.base.privacy.sealing import seal, sealed_accounts
from coalition.base.privacy.sealing.sealed_accounts import PART, is_protected
from coalition.base.records.document import CoalitionDocument
from coalition.base.records.values.contact import countries
from coalition.base.records.values.words import words_of_answers
from coalition.base.text import addresses
from coalition.base.text.bidi import fill
from coalition.base.text.emails import NotAnEmail, read_email
from coalition.base.text.phones import NotAPhone, read_phone
from coalition.base.text.words import tidy


class PortalAccount(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		email: DF.Data | None
		frozen_by: DF.Data | None
		frozen_on: DF.Datetime | None
		frozen_why: DF.SmallText | None
		holder: DF.DynamicLink | None
		holder_type: DF.Link | None
		language: DF.Link
		person_name: DF.Data
		phone: DF.Data | None
		portal_role: DF.Literal["Organisation Delegate", "Individual Member"]
		sealed_names: DF.SmallText | None
		signed_out_before: DF.Float
		state: DF.Literal["Active", "Frozen"]
		user: DF.Link | None
		user_name: DF.Data
	# end: auto-generated types

	def validate(self) -> None:
		self._keep_sealed()
		self.person_name = tidy(self.person_name)
		self._read_user_name()
		self._read_phone()
		self._read_email()
		self._check_names_are_free()
		if self.is_new():
			self.user = account_user.make_user(self)

	def after_insert(self) -> None:
		self._seal_for_protected()

	def on_update(self) -> None:
		if not self.flags.in_insert:
			account_user.update_user(self)
			self._seal_for_protected()

	def _keep_sealed(self) -> None:
		"""Nobody types back what the seal of its holder holds. Raises ProtectedStays."""
		if not self.sealed_names:
			return
		changed = next((name for name in sealed(PART.fields) if self.has_value_changed(name)), None)
		if changed:
			# texts: labels of the DocType.
			label = _(self.meta.get_label(changed))
			frappe.throw(
				fill(_("{0} is sealed: this member is protected. Ask to lift the protection first."), label),
				ProtectedStays,
			)

	def _seal_for_protected(self) -> None:
		"""What an account that is made for a protected member is called is sealed as the member is."""
		if self.sealed_names or not is_protected(self.holder_type, self.holder):
			return
		seal.seal_accounts(self.holder_type, self.holder)
		columns = [*sealed(PART.fields), "sealed_names"]
		self.update(frappe.db.get_value(self.doctype, self.name, columns, as_dict=True))

	def _read_user_name(self) -> None:
		self.user_name = account_names.user_name(self.user_name)
		if not account_names.is_user_name(self.user_name):
			frappe.throw(
				_(
					"A user name has three letters or digits at least, no spaces, and is neither a number"
					" nor an address."
				),
				NotAnAccountsName,
			)

	def _read_phone(self) -> None:
		try:
			self.phone = read_phone(self.phone, countries()) if self.phone else None
		except NotAPhone as error:
			frappe.throw(words_of_answers()[error.problem], NotAnAccountsName)

	def _read_email(self) -> None:
		if not self.email or addresses.is_placeholder(self.email):
			self.email = None
			return
		try:
			self.email = read_email(self.email)
		except NotAnEmail as error:
			frappe.throw(words_of_answers()[error.problem], NotAnAccountsName)

	def _check_names_are_free(self) -> None:
		taken = self.user_name and frappe.db.exists(
			"User", {"username": self.user_name, "name": ("!=", self.user or "")}
		)
		# A name that is sealed is taken as well, and told in the same words.
		if taken or sealed_accounts.is_called_by_another(self.user_name, self.user):
			frappe.throw(_("Somebody else has this user name: choose another one."), NotAnAccountsName)
