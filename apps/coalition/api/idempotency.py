"""A request with an Idempotency-Key is done once, however often it is sent: its answer is given again.

The answer is stored in the transaction of the work, under an index that is unique in the database: of two at
once the second waits for the first, and a refusal leaves nothing behind, so that it can be sent again mended.
"""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

import frappe
from werkzeug.wrappers import Response

from coalition.api.caller import Caller
from coalition.api.declaration import Endpoint
from coalition.api.responses import answers
from coalition.api.responses.problems import Refusal
from coalition.api.shapes.writing import plain
from coalition.base.program_keys.keys import ANSWERED
from coalition.base.records import locking
from coalition.base.records.clock import database_now

HEADER = "Idempotency-Key"
# What the draft standard of this header allows, quoted or not.
_KEY = re.compile(r'"?([\x21\x23-\x7e]{1,200})"?')
KEPT_FOR = timedelta(hours=48)
# Seconds for which a request waits for another that works on the same: longer than any of ours takes.
PATIENCE = 20


def replay_or_run(
	endpoint: Endpoint, caller: Caller, asked: object, work: Callable[[], Response]
) -> Response:
	"""The answer of this work, or the one that it had before. Raises Refusal."""
	# The engine's patience of most of a minute would outlast the program's, which then asks again.
	frappe.db.sql("set session innodb_lock_wait_timeout = %s", PATIENCE)
	key = _key(endpoint)
	if not key:
		return work()
	fingerprint = _fingerprint(endpoint, asked)
	name = _claim(endpoint, caller, key, fingerprint)
	if not name:
		return _again(caller, key, fingerprint)
	answer = work()
	body = answer.get_data(as_text=True)
	frappe.db.set_value(
		ANSWERED, name, {"answer": body, "answered_on": database_now()}, update_modified=False
	)
	return answer


def _key(endpoint: Endpoint) -> str:
	sent = frappe.get_request_header(HEADER)
	if sent is None:
		if endpoint.needs_idempotency_key:
			raise Refusal("idempotency_key_missing")
		return ""
	found = _KEY.fullmatch(sent)
	if not found:
		raise Refusal("idempotency_key_unusable")
	return found[1]


def _fingerprint(endpoint: Endpoint, asked: object) -> str:
	text = json.dumps([endpoint.address, plain(asked)], ensure_ascii=False, sort_keys=True)
	return sha256(text.encode()).hexdigest()


def _claim(endpoint: Endpoint, caller: Caller, key: str, fingerprint: str) -> str | None:
	"""The row of this request, where it is the first with its key; None where there is one.

	Two with the same key at once: the second waits here until the first is done or undone.
	"""
	program = caller.program
	row = frappe.get_doc(
		{
			"doctype": ANSWERED,
			"program_key": program.name,
			"family": program.family,
			"idempotency_key": key,
			"endpoint": endpoint.address,
			"fingerprint": fingerprint,
			"answered_on": database_now(),
		}
	)
	try:
		# Past the document, which refuses everybody.
		row.db_insert()
	except (frappe.UniqueValidationError, frappe.DuplicateEntryError):
		return None
	return str(row.name)


def _again(caller: Caller, key: str, fingerprint: str) -> Response:
	"""As it is stored now: who waited still sees the table as it was before."""
	same = {"family": caller.program.family, "idempotency_key": key}
	stored = locking.locked_values(ANSWERED, same, ["fingerprint", "answer"])
	if not stored:
		raise Refusal("busy", headers={"Retry-After": "1"})
	if not stored.fingerprint:
		# Its holder was protected since, or somebody's data was erased (base/program_keys/forgetting.py).
		raise Refusal("answer_forgotten")
	if stored.fingerprint != fingerprint:
		raise Refusal("key_used_otherwise")
	return answers.success(stored.answer, {"Idempotent-Replayed": "true"})


def sweep() -> None:
	"""Delete what was answered long ago. Hourly."""
	frappe.db.delete(ANSWERED, {"answered_on": ("<", database_now() - KEPT_FOR)})
