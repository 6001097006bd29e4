"""A program acts for its organisation as a member's people do, but it signs nothing."""

from coalition.base.program_keys.keys import Key
from coalition.membership.kinds import ORGANISATIONS
from coalition.membership.self_service.acting import Acting


def acting_by(key: Key) -> Acting:
	"""For which member this program acts; who calls this has seen that its holder is an organisation."""
	return Acting(
		user=key.user,
		account="",
		# As it stands beside what the program proposed.
		person=key.title,
		doctype=ORGANISATIONS.doctype,
		member=key.holder,
		signs=False,
	)
