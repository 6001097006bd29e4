"""Who asks: the program's key as it is stored now, or anybody at all."""

from dataclasses import dataclass

import frappe

from coalition.api.responses.problems import Refusal
from coalition.base.program_keys.keys import Key, key_of_session
from coalition.base.program_keys.working import Ended


@dataclass(frozen=True)
class Caller:
	"""`key` is None where an endpoint that is open to everybody is asked without one."""

	key: Key | None

	@property
	def program(self) -> Key:
		"""The key, where the endpoint needs one."""
		if not self.key:
			raise Refusal("no_key")
		return self.key


def caller_of_request() -> Caller:
	"""Raises Refusal where a key was sent that opens nothing; without any key there is nobody to name."""
	sent = frappe.get_request_header("Authorization")
	if not sent:
		# A person's session is no key, whatever that person may do elsewhere.
		return Caller(None)
	if frappe.get_request_header("Frappe-Authorization-Source"):
		raise Refusal("wrong_key")
	key = key_of_session()
	if not key:
		raise Refusal("wrong_key")
	if key.ended:
		raise Refusal({Ended.EXPIRED: "key_expired"}.get(key.ended, "key_ended"))
	return Caller(key)
