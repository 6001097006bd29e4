"""What the portal declares: strings alone."""

page_renderer = [
	"coalition.portal.renderer.PortalRenderer",
	"coalition.portal.refusal.RefusalRenderer",
]
coalition_front_ways = ["coalition.portal.ways.own"]
coalition_portal_pages = ["coalition.portal.own_pages.pages", "coalition.portal.verify_pages.pages"]
# What is not declared is closed: docs/extending.md has the contracts, docs/security.md the promise.
coalition_open_paths = {"/coalition": "guest", "/coalition/*": "guest"}
