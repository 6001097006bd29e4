"""What a module adds to the page of a record on a phone: the contract of `coalition_staff_parts`. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Act:
	"""Something that can be done about a record: what it is called, and its page below /coalition.

	`of_step` is the step of the workflow or of a dialog that it stands for: that is not offered besides.
	"""

	label: str
	path: str
	of_step: str = ""


@dataclass(frozen=True)
class RecordPart:
	"""What stands below the head of a record, in the language of who reads it.

	`template` is one of the module's own, such as "membership/conversation.html"; it is included, and finds
	`values` under that name. `acts` are for who may take them now: their pages ask that again.
	"""

	template: str = ""
	values: Mapping[str, object] = field(default_factory=dict)
	acts: tuple[Act, ...] = ()
