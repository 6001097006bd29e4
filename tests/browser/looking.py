"""What is looked at on each page: does it fit, would a screen reader stumble, and a picture for people."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PICTURES = Path(__file__).resolve().parents[2] / ".bench" / "dev" / "pictures"
# Narrow in one language and wide in the other: both layouts and both directions are looked at.
WIDTHS = {"ar": 320, "en": 1280}
HEIGHTS = {320: 640, 768: 1024, 1280: 800}
AXE = Axe()
SERIOUS = ("serious", "critical")
RULES = {
	"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
	# What passed is not told; none of these rules reads style sheets, and no page sounds.
	"resultTypes": ["violations"],
	"preload": False,
}

# What reaches over the edge of a page that scrolls sideways, innermost first, by its tag, class and text.
_TOO_WIDE = """page => {
	if (page.scrollWidth <= page.clientWidth) return ""
	const over = [...document.querySelectorAll("body *")].filter(each => {
		const { left, right } = each.getBoundingClientRect()
		return right > page.clientWidth + 1 || left < -1
	})
	const named = over.map(each => `${each.tagName}.${each.className} ${each.innerText.slice(0, 40)}`)
	return `${page.scrollWidth}: ${named.reverse().slice(0, 4).join("; ")}`
}"""


def picture(page: Page, name: str) -> None:
	"""Keep a picture of a whole page for whoever wants to look."""
	_keep(page, name, full_page=True)


def glimpse(page: Page, name: str) -> None:
	"""What is seen without scrolling: for a picture of all of it, a long page is laid out anew, twice."""
	_keep(page, name, full_page=False)


def _keep(page: Page, name: str, full_page: bool) -> None:
	PICTURES.mkdir(parents=True, exist_ok=True)
	page.screenshot(path=PICTURES / f"{name}.png", full_page=full_page)


def too_wide(page: Page) -> str:
	"""What makes a page scroll sideways; empty where nothing does."""
	# The element is waited for: between two pages there is none.
	return page.locator("html").evaluate(_TOO_WIDE)


def assert_fits(page: Page, *widths: int) -> None:
	"""Nothing is too wide at any of these widths; the page is left at the last."""
	for width in widths:
		page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
		assert too_wide(page) == "", (page.url, width)


def see(page: Page, name: str, language: str) -> None:
	"""A page fits narrow and wide; its picture is kept at the width of its language, at which it is left."""
	width = WIDTHS[language]
	assert_fits(page, *(other for other in WIDTHS.values() if other != width), width)
	picture(page, f"{name}-{language}-{width}")


def look(page: Page, name: str, language: str) -> list[str]:
	"""The same; answers what `serious` finds."""
	see(page, name, language)
	return serious(page)


def serious(page: Page) -> list[str]:
	"""What a screen reader would stumble over."""
	found = AXE.run(page, options=RULES)
	return [
		f"{page.url}: {each['id']} {[node['target'] for node in each['nodes']]}"
		for each in found.response["violations"]
		if each["impact"] in SERIOUS
	]
