"""Lines broken as the formatter does it: names differ in length."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

from devtools import paths

_RUFF = paths.TOOLS / "bin" / "ruff"


def tidy(files: Iterable[Path]) -> None:
	"""Where nothing is set up yet there is no formatter, and `./dev test static` tells."""
	if _RUFF.exists():
		python = [file for file in files if file.suffix == ".py"]
		subprocess.run([_RUFF, "format", "--quiet", *python], check=True)
