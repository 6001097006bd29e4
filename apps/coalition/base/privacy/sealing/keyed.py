"""Digests with the site's key: two texts are compared by them, and nobody without the key tries texts out."""

import hmac
import json
from hashlib import sha256

from frappe.utils.password import get_encryption_key


def digest(*texts: str) -> str:
	"""The digest of these texts in this order (hex)."""
	return hmac.new(get_encryption_key().encode(), json.dumps(texts).encode(), sha256).hexdigest()
