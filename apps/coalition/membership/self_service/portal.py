"""The pages of a member's own, registered by the hook `coalition_portal_pages`."""

from coalition.membership.self_service import (
	confirming,
	declaring,
	home,
	letters,
	people_page,
	profile,
	public,
)
from coalition.membership.self_service.acting import ORGANISATION, ROOTS, acts_for_a, acts_for_a_member
from coalition.portal.guards import Guard
from coalition.portal.page import Page

LETTER = "/letters/<number>"


def pages() -> list[Page]:
	"""Those of organisations, those of individuals, and those that both share."""
	own = [page for doctype, root in ROOTS.items() for page in _own(root, acts_for_a(doctype))]
	return [
		*own,
		people_page.form_at(ROOTS[ORGANISATION], acts_for_a(ORGANISATION)).page(),
		*_shared(acts_for_a_member),
	]


def _own(root: str, guard: Guard) -> list[Page]:
	return [
		Page(root, home.show_home, guard=guard, is_home=True),
		Page(f"{root}/profile", profile.show_profile, post=profile.take_back, guard=guard),
		profile.section_form_at(root, guard).page(),
		Page(f"{root}/declarations", declaring.show_declarations, guard=guard),
		Page(f"{root}/public", public.show_public, post=public.take_consent, guard=guard),
		Page(
			f"{root}/letters",
			letters.show_letters,
			post=letters.take_request,
			again=letters.show_letters_again,
			guard=guard,
		),
		Page(root + LETTER, letters.show_letter, post=letters.take_what_is_seen, guard=guard),
		Page(f"{root}{LETTER}/<language>", letters.download, guard=guard),
	]


def _shared(guard: Guard) -> list[Page]:
	return [declaring.form(guard).page(), confirming.form(guard).page()]
