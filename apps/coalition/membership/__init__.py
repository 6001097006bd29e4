"""Membership: who applies, who belongs, what they declared. Knows no other module but base.

Other modules ask here, and decide by nothing else: the standing that is stored on a member is for lists.
`programs` is what REST serves of it.
"""

from coalition.membership.check_result import FAIL, LOOK, PASS, CheckResult
from coalition.membership.my_organisation.acting import Acting, acting, require_acting
from coalition.membership.my_organisation.waiting import Matter
from coalition.membership.reading import entitled, standing_of

# `programs` is a package of its own, which is read when the first program asks.
__all__ = [
	"FAIL",
	"LOOK",
	"PASS",
	"Acting",
	"CheckResult",
	"Matter",
	"acting",
	"entitled",
	"programs",
	"require_acting",
	"standing_of",
]
