"""Which paths are the desk's. Pure."""


def first_part(path: str) -> str:
	"""What stands before the second slash, as the engine takes a path apart."""
	return path.strip("/ ").split("/")[0]


def is_desk(path: str) -> bool:
	return first_part(path) in ("app", "desk")
