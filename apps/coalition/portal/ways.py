"""Where the portal leads to from its front page and from a member's home: what modules and apps register."""

from dataclasses import dataclass

from frappe import _

from coalition.base.apps import areas, plugins

FRONT_HOOK = "coalition_front_ways"


@dataclass(frozen=True)
class Way:
	"""A link below /coalition; `text` says what is there.

	With `is_main` it is a button of the front page. `to_share` is what somebody sends others with its link.
	While its `area` is off it is not shown.
	"""

	title: str
	path: str
	text: str = ""
	is_main: bool = False
	to_share: str = ""
	area: str = ""


def front_ways() -> list[Way]:
	"""Those of the page that everybody sees first, in the order of the apps."""
	return shown(plugins.answers_of(FRONT_HOOK, Way))


def shown(ways: list[Way]) -> list[Way]:
	"""Those of areas that are on."""
	return [way for way in ways if areas.is_on(way.area)]


def own() -> list[Way]:
	"""The portal's own."""
	return [Way(_("Verify a document"), "/verify")]
