from coalition.base.decided import DecidedRecord


class MembershipCharter(DecidedRecord):
	"""Submitting publishes it; what members declared never changes afterwards."""
