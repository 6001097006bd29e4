"""The public register: those that agreed to be named, with what they agreed to."""

import frappe

from coalition.base.privacy.consents import is_set
from coalition.base.records.paging import Place
from coalition.membership.directory import named_members
from coalition.membership.directory.named_members import Figures
from coalition.membership.directory.public_figures import public_figures
from coalition.membership.kinds import INDIVIDUALS, ORGANISATIONS


def public_members(
	individuals: bool, chosen: dict[str, str], after: Place, length: int
) -> tuple[list[dict], Place]:
	"""What is public of the next members by name, and where to go on.

	Raises frappe.DoesNotExistError where the coalition shows no page of members either.
	"""
	_require_page()
	kind = INDIVIDUALS if individuals else ORGANISATIONS
	views, last = named_members.listed_after(after, length, chosen, kind)
	return [{"title": view.pop(kind.title), **view} for view in views], last


def figures(individuals: bool) -> Figures:
	"""How many there are; no figure is split. Raises as `public_members` does."""
	_require_page()
	return public_figures(INDIVIDUALS if individuals else ORGANISATIONS)


def _require_page() -> None:
	if not is_set("members_page"):
		raise frappe.DoesNotExistError
