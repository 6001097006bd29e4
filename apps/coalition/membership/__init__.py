"""Membership: who applies, who belongs, what they declared. Knows base, portal and api, and no other module.

Other modules ask here, and decide by nothing else: the standing that is stored on a member is for lists.
"""

from coalition.membership.admission.check_result import FAIL, LOOK, PASS, CheckResult
from coalition.membership.self_service.acting import Acting, acting, acting_by, require_acting
from coalition.membership.self_service.waiting import Matter
from coalition.membership.standing.reading import entitled, standing_of

__all__ = [
	"FAIL",
	"LOOK",
	"PASS",
	"Acting",
	"CheckResult",
	"Matter",
	"acting",
	"acting_by",
	"entitled",
	"require_acting",
	"standing_of",
]
