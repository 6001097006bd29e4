"""Codes by which anybody can see whether a letter or certificate is genuine (invariant 11)."""

from coalition.base.verification.issuing import allow_to_be_seen, issue, reissue, revoke
from coalition.base.verification.kinds import VerifiableDocument

__all__ = ["VerifiableDocument", "allow_to_be_seen", "issue", "reissue", "revoke"]
