"""What the portal declares: strings alone."""

page_renderer = [
	"coalition.portal.rendering.renderer.PortalRenderer",
	"coalition.portal.rendering.refusal.RefusalRenderer",
]
coalition_front_ways = ["coalition.portal.ways.own"]
coalition_portal_pages = [
	"coalition.portal.pages.own_pages.pages",
	"coalition.portal.pages.verify_pages.pages",
	"coalition.portal.staff.pages.pages",
]
# What is not declared is closed: docs/extending.md has the contracts, docs/security.md the promise.
coalition_open_paths = {"/coalition": "guest", "/coalition/*": "guest"}
