"""Signing by a tick: who signs, and under which text. Pure: no database.

What is kept is a digest of the text that was shown and the name of who signed. A browser sends it back as it
was shown, so that nobody signs a text that changed meanwhile, nor in another's name.
"""

import re
from dataclasses import dataclass
from hashlib import sha256

from coalition.base.text.words import tidy

_KEPT = re.compile(r"[0-9a-f]{64} \S.*")


@dataclass(frozen=True)
class Signature:
	"""Who would sign, and the text under which: its tick carries `kept`."""

	signer: str
	text: str

	@property
	def kept(self) -> str:
		return f"{digest(self.text)} {tidy(self.signer)}"


def digest(text: str) -> str:
	"""By which a text that was signed is known again, whatever browsers make of its lines."""
	return sha256("\n".join(tidy(line) for line in text.strip().splitlines()).encode()).hexdigest()


def is_signed(kept: str) -> bool:
	return bool(_KEPT.fullmatch(kept))


def signer_of(kept: str) -> str:
	"""The name of who signed; "" where nobody did."""
	return kept.partition(" ")[2] if is_signed(kept) else ""


def is_under(kept: str, text: str) -> bool:
	"""Whether this text is the one that was signed."""
	return is_signed(kept) and kept.startswith(f"{digest(text)} ")
