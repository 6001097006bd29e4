"""Where the staff begin on a phone: a search, and what waits for who looks."""

from dataclasses import dataclass

from werkzeug.wrappers import Response

from coalition.base.overview import waiting
from coalition.base.request import sealed
from coalition.base.search import finding
from coalition.portal.guards import Verdict
from coalition.portal.page import PortalRequest
from coalition.portal.pages import to_send_pages
from coalition.portal.rendering.answers import ROOT, go, show
from coalition.portal.staff import paths, states

MOST = 20
SOUGHT = "sought"
LONGEST = 140
# Of each kind that waits: so many are named on its page.
ALL = 100


@dataclass(frozen=True)
class Found:
	"""A record that is found, as the page shows it."""

	title: str
	kind: str
	state: str
	link: str


def show_overview(request: PortalRequest) -> Response:
	"""What waits, or what was sought."""
	text = _sought(request)
	if text:
		return show(request, "staff_found.html", text=text, found=found(text))
	sends = to_send_pages.guard() is Verdict.OPEN
	return show(request, "staff.html", text="", waiting=waits(), sends=sends)


def take_search(request: PortalRequest) -> Response:
	"""To what is found. Names and numbers that are sought stand in no address, which logs and phones keep."""
	text = request.form.get("q", "").strip()[:LONGEST]
	return go(f"{paths.STAFF}?{SOUGHT}={sealed.seal(SOUGHT, text)}" if text else paths.STAFF)


def _sought(request: PortalRequest) -> str:
	try:
		return str(sealed.unseal(SOUGHT, request.query.get(SOUGHT, "")))
	except ValueError:
		return ""


def show_waiting(request: PortalRequest) -> Response:
	"""All that waits, by name."""
	return show(request, "staff_waiting.html", waiting=waits(waiting.of_user(ALL)))


def found(text: str) -> list[Found]:
	"""Records that are called so, or have this number, of those that the user may read; likest first."""
	hits = finding.found_everywhere(text, MOST)
	told: dict[tuple[str, str], str] = {}
	for doctype in {hit.doctype for hit in hits}:
		names = [hit.name for hit in hits if hit.doctype == doctype]
		told |= {(doctype, name): state for name, state in states.states_of(doctype, names).items()}
	return [
		Found(
			*(hit.title, finding.in_words(hit), told.get((hit.doctype, hit.name), "")),
			link=ROOT + paths.path_of(hit.doctype, hit.name),
		)
		for hit in hits
	]


def waits(rows: list[dict] | None = None) -> list[dict]:
	"""What waits for the user, as the desk tells it, with links to pages on a phone where there are such."""
	return [_on_a_phone(row) for row in (waiting.of_user() if rows is None else rows)]


def _on_a_phone(row: dict) -> dict:
	records = [{**each, "link": paths.on_a_phone(each["link"])} for each in row["records"]]
	return {**row, "link": paths.on_a_phone(row["link"]), "records": records}
