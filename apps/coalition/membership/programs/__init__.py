"""What programs read and do over REST, as coalition.api.v1 declares it. A member's program acts for it alone.

Who calls these has seen to the key's scope; whose records are meant comes from the key alone.
"""

from coalition.membership.errors import AnsweredAlready, NoCharterPublished, NoMemberToday, ProposedAlready
from coalition.membership.programs.acting import acting_by
from coalition.membership.programs.applications import (
	Origin,
	check_application,
	followed,
	hand_in,
	steps_reached,
)
from coalition.membership.programs.errors import NotAsAsked
from coalition.membership.programs.letters import download, issue, letters_of
from coalition.membership.programs.own import (
	acts_today,
	check_person,
	check_profile,
	declarations_of,
	locked,
	organisation,
	people_of,
	proposals_of,
	propose,
	propose_person,
	take_back,
)
from coalition.membership.programs.public import charter, choices, figures, public_members

__all__ = [
	"AnsweredAlready",
	"NoCharterPublished",
	"NoMemberToday",
	"NotAsAsked",
	"Origin",
	"ProposedAlready",
	"acting_by",
	"acts_today",
	"charter",
	"check_application",
	"check_person",
	"check_profile",
	"choices",
	"declarations_of",
	"download",
	"figures",
	"followed",
	"hand_in",
	"issue",
	"letters_of",
	"locked",
	"organisation",
	"people_of",
	"proposals_of",
	"propose",
	"propose_person",
	"public_members",
	"steps_reached",
	"take_back",
]
