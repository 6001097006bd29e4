import frappe
from frappe import _
from frappe.utils import get_datetime, now_datetime

from coalition.base import errors
from coalition.base.money import money
from coalition.base.money.rates import read_rate
from coalition.base.records.decisions import DecidedRecord
from coalition.base.records.values.typed_values import in_words
from coalition.base.text.bidi import fill
from coalition.base.text.figures import NotANumber

# What happens on a market or in a shop is known afterwards; officials and donors announce.
KNOWN_AFTERWARDS = ("Market", "Executed")
# In these a rate and its correction agree.
THE_SAME = ("from_currency", "to_currency", "kind")


class CoalitionExchangeRate(DecidedRecord):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amended_from: DF.Link | None
		entered_by: DF.Link | None
		from_currency: DF.Link
		kind: DF.Literal["", "Official", "Market", "Executed", "Donor", "Redenomination"]
		note: DF.SmallText | None
		rate: DF.Data
		source: DF.Data
		supersedes: DF.Link | None
		taken_at: DF.Datetime
		to_currency: DF.Link
	# end: auto-generated types

	def validate(self) -> None:
		self.note_who_entered()
		self.validate_currencies()
		self.validate_rate()
		self.validate_time()
		self.validate_correction()

	def note_who_entered(self) -> None:
		before = self.get_doc_before_save()
		self.entered_by = before.entered_by if before else frappe.session.user

	def validate_currencies(self) -> None:
		if self.from_currency == self.to_currency:
			frappe.throw(_("A rate stands between two currencies: choose another one."), errors.UnusableRate)
		for currency in (self.from_currency, self.to_currency):
			try:
				money.places(currency)
			except money.NotACurrency:
				message = _(
					"«{0}» is no code of a currency, such as USD, or SYP-2026 after a redenomination."
				)
				frappe.throw(fill(message, currency), errors.UnusableRate)

	def validate_rate(self) -> None:
		"""The rate is kept as it was written, in Western digits."""
		try:
			self.rate = f"{read_rate(self.rate or ''):f}"
		except NotANumber as problem:
			frappe.throw(fill(in_words(problem.problem), self.rate), errors.NotANumber)

	def validate_time(self) -> None:
		if self.kind in KNOWN_AFTERWARDS and get_datetime(self.taken_at) > now_datetime():
			frappe.throw(
				_("This kind of rate is known only afterwards: check the time."), errors.UnusableRate
			)

	def validate_correction(self) -> None:
		if not self.supersedes:
			return
		corrected = frappe.db.get_value(self.doctype, self.supersedes, [*THE_SAME, "docstatus"], as_dict=True)
		if corrected.docstatus != 1 or any(corrected[field] != self.get(field) for field in THE_SAME):
			frappe.throw(
				_("A correction is of an entered rate between the same currencies and of the same kind."),
				errors.UnusableRate,
			)


def on_doctype_update() -> None:
	frappe.db.add_index("Coalition Exchange Rate", ["from_currency", "to_currency", "kind", "taken_at"])


@frappe.whitelist(methods=["GET", "POST"])
@frappe.validate_and_sanitize_search_inputs
def currencies(
	doctype: str, txt: str, searchfield: str, start: int, page_len: int, filters: dict | None = None
) -> list[tuple[str]]:
	"""The engine's currencies for the form's fields: our roles have no right to its Currency list itself.

	The link field asks with these arguments; only the text counts. The enabled ones come first.
	"""
	frappe.new_doc("Coalition Exchange Rate").check_permission("create")
	# A public list of the world's currencies.
	return frappe.get_all(
		"Currency",
		filters={"name": ("like", f"%{txt}%")},
		fields=["name"],
		order_by="enabled desc, name asc",
		limit_start=start,
		limit_page_length=page_len,
		as_list=True,
	)
