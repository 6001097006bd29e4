"""What a check says, and what it raises when it cannot read."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Finding:
	path: Path
	line: int
	message: str

	def __str__(self) -> str:
		return f"{self.path}:{self.line}: {self.message}"


class Unreadable(Exception):
	"""A file that no check can judge. Passing over it in silence would look like a clean file."""

	def __init__(self, path: Path, line: int | None, why: str):
		super().__init__(f"{path}: {why}")
		self.finding = Finding(path, line or 1, f"cannot be read: {why}")
