"""What a page may load besides itself: styles and pictures that a site shows to everybody. Pure."""

import mimetypes
import urllib.request
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from coalition.base.documents import paper

_KINDS = ("image/", "font/", "text/css")


@dataclass(frozen=True)
class PublicFiles:
	"""`site` is its address without a slash at the end, `assets` and `files` the folders that it shows."""

	site: str
	assets: Path
	files: Path

	def fetch(self, address: str, **more: object) -> dict[str, object]:
		"""As WeasyPrint asks for it: a style or a picture, or what stands in the address. Raises Refused."""
		if address.startswith("data:"):
			return _in_the_address(address)
		if address.startswith(paper.SCHEME):
			return paper.fetch(address, **more)
		file = self._file(address)
		kind = mimetypes.guess_type(file)[0] or ""
		if not file.is_file() or not kind.startswith(_KINDS):
			raise paper.Refused(f"no style and no picture of this site: {address[:80]}")
		return {"string": file.read_bytes(), "mime_type": kind}

	def _file(self, address: str) -> Path:
		parts = urlsplit(address)
		if f"{parts.scheme}://{parts.netloc}/" not in (paper.SITE, f"{self.site}/"):
			raise paper.Refused(f"this is elsewhere: {address[:80]}")
		path = PurePosixPath(unquote(parts.path))
		folder = {"assets": self.assets, "files": self.files}.get("".join(path.parts[1:2]))
		if not folder or ".." in path.parts:
			raise paper.Refused(f"this is not public: {address[:80]}")
		return folder.joinpath(*path.parts[2:])


def _in_the_address(address: str) -> dict[str, object]:
	with urllib.request.urlopen(address) as content:
		return {"string": content.read(), "mime_type": content.headers.get_content_type()}
