"""Lines broken as the formatter does it: names differ in length."""

import subprocess
from pathlib import Path

from devtools import paths

_RUFF = paths.TOOLS / "bin" / "ruff"
_RULES = Path(__file__).resolve().parents[2] / "pyproject.toml"


def tidied(path: Path, text: str) -> str:
	"""Where nothing is set up yet there is no formatter, and `./dev test static` tells."""
	if path.suffix != ".py" or not _RUFF.exists():
		return text
	words = [_RUFF, "format", "--quiet", "--config", _RULES, "--stdin-filename", path, "-"]
	return subprocess.run(words, input=text, capture_output=True, encoding="utf-8", check=True).stdout
