"""What a page shows in Latin letters, apart from names and data."""

import re

from playwright.sync_api import Page

# A word of two Latin letters at least; a link or an address is data.
LATIN = re.compile(r"(?<![\w@./#-])[A-Za-z]{2,}(?![\w@/-])")
# What is seen: text, and what a field or a button says of itself.
_SEEN = """() => {
	const shown = each => each.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true
	const told = []
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
	while (walker.nextNode()) {
		const parent = walker.currentNode.parentElement
		if (!parent || parent.closest("script, style, noscript, template, svg, .ace_editor")) continue
		if (shown(parent)) told.push(walker.currentNode.textContent.trim())
	}
	for (const each of document.querySelectorAll("[placeholder], [title], [aria-label]"))
		if (shown(each) && !each.closest("svg"))
			told.push(each.placeholder || "", each.title || "", each.getAttribute("aria-label") || "")
	return told.filter(Boolean)
}"""


def latin(page: Page, *allowed: str) -> list[str]:
	"""Texts of the page that hold a Latin word, each once, without what `allowed` matches."""
	# A longer name first: a shorter one within it would leave the rest.
	patterns = [re.compile(pattern) for pattern in sorted(allowed, key=len, reverse=True)]
	found = {" ".join(text.split()) for text in page.evaluate(_SEEN)}
	return sorted(text for text in found if LATIN.search(_without(patterns, text)))


def _without(patterns: list[re.Pattern[str]], text: str) -> str:
	for pattern in patterns:
		text = pattern.sub("", text)
	return text
