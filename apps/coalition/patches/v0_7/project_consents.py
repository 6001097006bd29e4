"""Members from before do not hold which consents they gave: the public page would find none of them."""

from coalition.base.privacy import consents
from coalition.membership.kinds import KINDS


def execute() -> None:
	"""Can run again: it comes to the same."""
	for doctype in KINDS:
		consents.project_all(doctype)
