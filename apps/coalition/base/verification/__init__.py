"""Codes by which anybody can see whether a letter or certificate is genuine (invariant 11)."""

from coalition.base.verification.issuing import (
	allow_by_holder,
	allow_to_be_seen,
	issue,
	issue_to_holder,
	reissue,
	revoke,
)
from coalition.base.verification.kinds import VerifiableDocument

__all__ = [
	"VerifiableDocument",
	"allow_by_holder",
	"allow_to_be_seen",
	"issue",
	"issue_to_holder",
	"reissue",
	"revoke",
]
