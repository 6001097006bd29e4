"""Making a PDF of a page that somebody else wrote, in a process of its own that ends when it takes too much.

A few words of HTML can keep WeasyPrint busy for hours or fill the memory: cells over thousands of columns,
pictures that hold each other.
"""

import json
import resource
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from coalition.access.responses.public_files import PublicFiles
from coalition.base.documents import paper

# Characters of a page; seconds of CPU, and by the clock; bytes of memory.
LARGEST = 5_000_000
CPU_SECONDS, SECONDS = 30, 60
MEMORY = 2 * 2**30


class TooMuch(Exception):
	"""The page is too large, or takes too long or too much memory."""


def pdf(page: str, style: str, public: PublicFiles) -> bytes:
	"""This page of HTML as PDF by this style, with what it loads from `public`. Raises TooMuch."""
	if len(page) > LARGEST:
		raise TooMuch
	asked = json.dumps({"page": page, "style": style, "public": asdict(public)}, default=str).encode()
	with suppress(subprocess.TimeoutExpired):
		done = subprocess.run(
			[sys.executable, "-m", __name__], input=asked, capture_output=True, timeout=SECONDS, check=False
		)
		if done.returncode == 0:
			return done.stdout
	raise TooMuch


def _make() -> None:
	resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
	resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
	asked = json.loads(sys.stdin.buffer.read())
	site, *folders = asked["public"].values()
	public = PublicFiles(site, *map(Path, folders))
	sys.stdout.buffer.write(paper.pdf(asked["page"], asked["style"], public.fetch))


if __name__ == "__main__":
	_make()
