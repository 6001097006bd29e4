"""Which page answers a path."""

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import unquote

from werkzeug.routing import Map, Rule

from coalition.base.apps import areas
from coalition.base.text.link_keys import without_tail
from coalition.portal.page import Page
from coalition.portal.registry import registered_pages
from coalition.portal.rendering.answers import ROOT

_DESK = re.compile(r"/(app|desk)(/|\?|$)")


def is_portal_path(path: str) -> bool:
	"""Whether the engine would hand this path to the portal: it forgives slashes and spaces at the ends."""
	inside = "/" + path.strip("/ ")
	return inside == ROOT or inside.startswith(f"{ROOT}/")


def find(path: str) -> tuple[Page, Mapping[str, str]]:
	"""The page for a path with the parts that its rule names; werkzeug's NotFound where there is none."""
	# Where two have one path, the first is it.
	by_path = {page.path: page for page in reversed(pages())}
	found, parts = _map_of(tuple(by_path)).bind("").match("/" + path.strip("/ "))
	return by_path[found], parts


@lru_cache(maxsize=8)
def _map_of(paths: tuple[str, ...]) -> Map:
	"""Rules take longer to read than most pages to make; which there are depends on the site's areas."""
	return Map([Rule(ROOT + path, endpoint=path) for path in paths], strict_slashes=False)


def pages() -> list[Page]:
	"""All pages of the areas that are on, our own included: they are registered by the same hook."""
	return [page for page in registered_pages() if areas.is_on(page.area)]


def own_path(path: str | None) -> str:
	"""A path of the portal, without its root; "" for anything that would lead elsewhere."""
	return path.removeprefix(ROOT) if path and path.startswith(f"{ROOT}/") and _is_plain(path) else ""


def next_path(path: str | None) -> str:
	"""Where to go after signing in: a whole path of the portal or the desk; "" for anything else."""
	if own_path(path):
		return path
	return path if path and leads_to_desk(path) else ""


def leads_to_desk(path: str | None) -> bool:
	"""Whether somebody who signs in goes on to where the coalition's staff works."""
	return bool(path and _DESK.match(path) and _is_plain(path))


def forgiven(path: str) -> str:
	"""The portal's path that is meant by one with something behind it, such as the stop of a sentence.

	"" where that is the same, or no path of the portal. It may be one at which there is nothing.
	"""
	meant = "/" + without_tail(path).strip("/ ")
	if meant == "/" + path.strip("/ ") or not is_portal_path(meant):
		return ""
	return meant if _is_plain(meant) else ""


def _is_plain(path: str) -> bool:
	"""Whether browsers take it for a path of this site, as it stands."""
	read = unquote(path)
	return read.isprintable() and not set(read) & set("\\#") and ".." not in read and "//" not in path
