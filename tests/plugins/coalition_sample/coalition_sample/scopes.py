"""What programs may be let do with sample records."""

from coalition.base.program_keys.scopes import Scope


def scopes() -> Scope:
	"""For the hook `coalition_key_scopes`."""
	return Scope("sample:read", "Read Sample Records", "What the sample app keeps.")
