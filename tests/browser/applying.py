"""Filling in the steps of an application, as a visitor does on a phone."""

from urllib.parse import urlsplit

from playwright.sync_api import Error, Page, Route

# Bytes a second and milliseconds: a telephone at the edge of its network.
SLOW = {"offline": False, "latency": 300, "downloadThroughput": 40_000, "uploadThroughput": 20_000}

ANSWERS = {
	"identity": {
		"name_latin": "Al-Sanabel Association",
		"registrations-0-authority": "وزارة الشؤون الاجتماعية",
		"registrations-0-area": "سوريا",
		"registrations-0-number": "٤٥٦ / ٢٠١٣",
		"registrations-1-authority": "Dernekler Müdürlüğü",
		"registrations-1-valid_until": "31/12/2027",
	},
	"work": {"founded_in": "٢٠١٣", "website": "example.org/sanabel"},
	"people": {
		"contact_person": "ليلى",
		"contact_phone": "٠٩٤٤ ١٢٣ ٤٥٦",
		"people-0-person_name": "رنا الأحمد",
		"people-1-person_name": "سامر",
	},
	"past": {
		"about": "نعمل مع المزارعات في ريف حمص.\nلنا مشغل ومكتبة.",
		"past_work-0-title": "دليل الزراعة المنزلية",
		"past_work-0-year": "٢٠١٥",
		"past_work-0-link": "example.org/guide",
	},
	"hopes": {"hopes": "تبادل الخبرات", "brings": "قاعة تدريب وسيارة"},
	"cooperation": {"cooperation-0-note": "التدريب المشترك", "decides_inside": "مجلس من خمسة"},
	"charter": {},
}
CHOICES = {
	"work": {"place": "حمص", "sector": "الصحة", "people_band": "6 to 20", "budget_band": "Up to 10,000"},
	"people": {"people-0-duty": "Delegate", "people-1-duty": "Alternate"},
	"cooperation": {"cooperation-0-stance": "Wants To", "cooperation-0-sector": "الصحة"},
}
TICKS = {
	"work": ("work_places-0", "work_sectors-0"),
	"cooperation": ("cooperation-0-may_be_used",),
	"charter": ("clause_0", "clause_1"),
}
SAVE = ".buttons button:not([name])"


def slow_link(page: Page) -> None:
	session = page.context.new_cdp_session(page)
	session.send("Network.enable")
	session.send("Network.emulateNetworkConditions", SLOW)


def begin(page: Page, kind: str = "Organisation") -> str:
	"""The first step; answers the visitor's own link."""
	page.check(f'input[name="kind"][value="{kind}"]')
	save(page)
	return page.url


def fill(page: Page, step: str, organisation: str) -> None:
	"""Go to a step where the page is not there yet, and answer it."""
	if not is_at(page, step):
		page.locator(f'.numbered a[href$="/{step}"]').click()
	for name, text in ANSWERS[step].items():
		page.fill(f'[id="{name}"]', text)
	if step == "identity":
		page.fill("#organisation_name", organisation)
	for name, value in CHOICES.get(step, {}).items():
		page.select_option(f'[id="{name}"]', value)
	for name in TICKS.get(step, ()):
		page.check(f'[id="{name}"]')


def is_at(page: Page, step: str) -> bool:
	return page.url.split("?")[0].endswith(f"/{step}")


def save(page: Page) -> None:
	page.locator(SAVE).last.click()


def lose_the_answer(page: Page) -> None:
	"""Save a step over a link that drops: the post arrives, its answer does not."""

	def drop(route: Route) -> None:
		if route.request.method == "POST":
			# What fetches here knows no *.localhost.
			host = urlsplit(route.request.url).netloc
			address = route.request.url.replace(urlsplit(route.request.url).hostname or "", "127.0.0.1", 1)
			headers = {**route.request.headers, "host": host}
			assert route.fetch(url=address, headers=headers, max_redirects=0).status == 303
			route.abort("connectionreset")
		else:
			route.continue_()

	page.route("**/apply/**", drop)
	try:
		save(page)
		page.wait_for_url("chrome-error://**")
	except Error as dropped:
		assert "ERR_CONNECTION_RESET" in str(dropped) or "interrupted" in str(dropped), dropped
	page.unroute("**/apply/**")
