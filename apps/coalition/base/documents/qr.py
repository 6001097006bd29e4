"""QR codes, as drawings that stand in a page without another file."""

import io

import segno
from markupsafe import Markup

# A quarter of the code may be folded, stamped over or stained (ISO/IEC 18004, level Q).
ERROR_CORRECTION = "q"
# Modules of white around it, as the standard asks: readers find it by them.
QUIET_ZONE = 4


def svg(text: str) -> Markup:
	"""A drawing of this text as a QR code; its size is the style's to say."""
	code = segno.make_qr(text, error=ERROR_CORRECTION, boost_error=False)
	drawing = io.BytesIO()
	code.save(
		drawing,
		kind="svg",
		border=QUIET_ZONE,
		omitsize=True,
		xmldecl=False,
		svgns=True,
		nl=False,
		svgclass="qr",
	)
	# Made of numbers alone: the text is in the modules, not in the markup.
	return Markup(drawing.getvalue().decode())
