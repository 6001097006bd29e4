import frappe
from frappe import _
from frappe.model.naming import make_autoname
from frappe.utils import getdate

from coalition.base import verification
from coalition.base.errors import AlreadyRevoked, IssuedByHand
from coalition.base.records.document import CoalitionDocument
from coalition.base.text.bidi import fill
from coalition.base.verification import codes, kinds

# What was issued; never changed afterwards, by nobody.
ISSUED = (
	"number",
	"kind",
	"reference_doctype",
	"issued_on",
	"issued_by",
	"valid_until",
	"code",
	"said",
)
REVOKED = ("revoked_on", "revoked_by", "revocation_reason", "superseded_by")


class VerificationCode(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from coalition.base.doctype.verification_code_paper.verification_code_paper import (
			VerificationCodePaper,
		)

		code: DF.Data
		issued_by: DF.Link
		issued_on: DF.Date
		kind: DF.Data
		number: DF.Data
		papers: DF.Table[VerificationCodePaper]
		reference_doctype: DF.Link
		reference_name: DF.DynamicLink
		revocation_reason: DF.SmallText | None
		revoked_by: DF.Link | None
		revoked_on: DF.Date | None
		said: DF.LongText | None
		seen_fields: DF.Data | None
		superseded_by: DF.Link | None
		valid_until: DF.Date | None

	# end: auto-generated types
	def before_insert(self) -> None:
		self.refuse_by_hand()
		self.code = codes.new_code()
		self.number = make_autoname(f"{kinds.get(self.kind).prefix}-.YYYY.-.####", self.doctype)
		self.issued_on, self.issued_by = getdate(), frappe.session.user

	def validate(self) -> None:
		if not self.is_new():
			self.keep_what_was_issued()
			self.keep_what_was_revoked()

	def on_trash(self) -> None:
		frappe.throw(
			_("What was issued is not deleted: somebody holds the paper. It can be revoked."), IssuedByHand
		)

	def refuse_by_hand(self) -> None:
		if not self.flags.ignore_permissions:
			frappe.throw(
				_("Documents are issued by the button on the record that they speak about."), IssuedByHand
			)

	def keep_what_was_issued(self) -> None:
		if self.differs(ISSUED) or self.papers_changed():
			frappe.throw(_("What was issued stays as it is. Revoke it and issue another."), IssuedByHand)

	def differs(self, fields: tuple[str, ...]) -> bool:
		"""Whether any of these is another than what is stored; the engine's own way takes None for today."""
		before = self.get_doc_before_save()
		return any(str(self.get(field) or "") != str(before.get(field) or "") for field in fields)

	def papers_changed(self) -> bool:
		"""Papers are hung on it once, when it is issued."""
		before = self.get_doc_before_save().papers
		return bool(before) and _digests(before) != _digests(self.papers)

	def keep_what_was_revoked(self) -> None:
		before = self.get_doc_before_save()
		if before.revoked_on and self.differs(REVOKED):
			frappe.throw(fill(_("{0} is revoked already, and stays so."), self.number), AlreadyRevoked)


def _digests(papers: list) -> list[tuple[str, str, str]]:
	return [(paper.language, paper.file, paper.content_hash) for paper in papers]


@frappe.whitelist(methods=["POST"])
def issue(kind: str, record: str) -> str:
	"""Issue a document for a record, or find the one that is still valid; answers the code's name."""
	kinds.require_may_issue(kind)
	return verification.issue(kind, record).name


@frappe.whitelist(methods=["POST"])
def revoke(name: str, reason: str) -> None:
	"""Revoke a document for good."""
	doc = frappe.get_doc("Verification Code", name)
	doc.check_permission("read")
	verification.revoke(name, reason)


@frappe.whitelist(methods=["POST"])
def reissue(name: str, reason: str) -> str:
	"""Revoke a document and issue another in its place; answers the new code's name."""
	doc = frappe.get_doc("Verification Code", name)
	doc.check_permission("read")
	return verification.reissue(name, reason).name


@frappe.whitelist(methods=["POST"])
def allow_to_be_seen(name: str, fields: list | str) -> None:
	"""Store which values strangers may see: the holder's word, entered by whoever issues."""
	doc = frappe.get_doc("Verification Code", name)
	doc.check_permission("read")
	verification.allow_to_be_seen(name, frappe.parse_json(fields))


@frappe.whitelist(methods=["GET"])
def showable(kind: str) -> dict[str, str]:
	"""Which values of a kind of document its holder may let be seen, with their labels."""
	found = kinds.require_may_issue(kind)
	# texts: marked by the modules that register the kinds.
	return {name: _(label) for name, label in found.showable.items()}


@frappe.whitelist(methods=["GET"])
def kinds_for(doctype: str) -> list[str]:
	"""The kinds of documents that this user may issue for records of a DocType."""
	frappe.has_permission(doctype, "read", throw=True)
	roles = set(frappe.get_roles())
	return [
		each.kind
		for each in kinds.all_kinds()
		if each.doctype == doctype and roles.intersection(each.may_issue)
	]
