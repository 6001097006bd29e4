"""How an answer says that it is to be kept as a file of this name, in whatever letters. Pure."""

from urllib.parse import quote


def attachment_called(name: str) -> str:
	"""A Content-Disposition for RFC 6266: header fields hold Latin letters alone."""
	return f"attachment; filename*=UTF-8''{quote(name, safe='')}"
