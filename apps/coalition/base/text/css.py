"""Texts in sheets of style. Pure."""

from markupsafe import Markup


def css_text(text: str) -> Markup:
	"""A text as a string of CSS: what is no letter, digit or blank is written as its number.

	It ends neither its string nor the element `<style>` around it.
	"""
	signs = (sign if sign.isalnum() or sign == " " else f"\\{ord(sign):x} " for sign in text)
	return Markup('"' + "".join(signs) + '"')
