"""Membership: who applies, who belongs, what they declared. Knows no other module but base."""

from coalition.membership.check_result import FAIL, LOOK, PASS, CheckResult

__all__ = ["FAIL", "LOOK", "PASS", "CheckResult"]
