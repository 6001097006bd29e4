"""What programs may be let do with the data of members (hook `coalition_key_scopes`)."""

from coalition.base.program_keys.scopes import Scope
from coalition.base.text.translatable import mark

_ANSWERED = mark("The secretariat answers each proposal.")
_PROFILE = mark(
	"Name, seat, contact and what it tells of itself. Of a protected member nothing that is sealed."
)
_PEOPLE = mark("Who acts for it, with telephone and e-mail. Of a protected member nobody.")
_LETTER = mark("A membership letter with its code, six a day at most.")
_HANDED_IN = mark("Those that this program handed in and whose applicant agreed, and no others.")
_FOR_OTHERS = mark("On behalf of people who filled in a form elsewhere.")
SCOPES = [
	Scope("organisation:read", mark("Read the Profile of Its Organisation"), _PROFILE),
	Scope("organisation:propose", mark("Propose Changes of the Profile"), _ANSWERED),
	Scope("people:read", mark("Read the People of Its Organisation"), _PEOPLE),
	Scope("people:propose", mark("Propose People"), _ANSWERED),
	Scope(
		"declarations:read",
		mark("Read Declarations"),
		mark("What it declared and until when it holds."),
	),
	Scope("letters:read", mark("Read Letters"), mark("Membership letters, with their papers.")),
	Scope("letters:issue", mark("Ask for Letters"), _LETTER),
	Scope("applications:read", mark("Follow Applications It Handed in"), _HANDED_IN),
	Scope("applications:submit", mark("Hand in Applications"), _FOR_OTHERS),
]


def declared() -> list[Scope]:
	"""For the hook."""
	return SCOPES
