"""A kind of document of another app: it carries a code of the coalition's."""

from coalition.base.text.translatable import mark
from coalition.base.verification import VerifiableDocument


def receipt() -> VerifiableDocument:
	"""Registered by the hook `coalition_verifiable_documents`."""
	return VerifiableDocument(
		kind=mark("Sample Receipt"),
		prefix="SR",
		doctype="Sample Record",
		template="coalition_sample/receipt.html",
		values=lambda record: {"title": record.title},
		may_issue=("Coalition Secretariat",),
	)
