"""What the web processes of a site hold in memory."""

from pathlib import Path
from urllib.parse import urlsplit


def of_web_processes(address: str) -> int:
	"""Bytes of all processes that serve this address; what they share counts once."""
	bound = f"127.0.0.1:{urlsplit(address).port}"
	return sum(_proportional(folder) for folder in Path("/proc").iterdir() if _serves(folder, bound))


def _serves(folder: Path, bound: str) -> bool:
	try:
		words = (folder / "cmdline").read_bytes().decode().split("\0")
	except OSError:
		# No process, or one that has just ended.
		return False
	return "gunicorn" in words and bound in words


def _proportional(folder: Path) -> int:
	for line in (folder / "smaps_rollup").read_text().splitlines():
		name, _colon, amount = line.partition(":")
		if name == "Pss":
			return int(amount.split()[0]) * 1024
	return 0
