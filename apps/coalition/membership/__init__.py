"""Membership: who applies, who belongs, what they declared. Knows no other module but base.

Other modules ask here, and decide by nothing else: the standing that is stored on a member is for lists.
`programs` is what REST serves of it.
"""

from coalition.membership.check_result import FAIL, LOOK, PASS, CheckResult
from coalition.membership.reading import entitled, standing_of

# `programs` is a package of its own, which is read when the first program asks.
__all__ = ["FAIL", "LOOK", "PASS", "CheckResult", "entitled", "programs", "standing_of"]
