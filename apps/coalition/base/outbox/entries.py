"""The rows of the outbox: stored with their content sealed, since mails carry secret links."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import frappe
import redis
from frappe.model.document import Document

from coalition.base.apps.encryption_key import decrypt, encrypt
from coalition.base.outbox.errors import Failed, Problem

OUTBOX = "Outbox Entry"
KEPT_DAYS = 30
WAITING, GIVEN_UP = "Waiting", "Given Up"


@dataclass(frozen=True)
class Entry:
	"""An effect that is due: which handler does it, with what, and how often it was tried."""

	name: str
	handler: str
	# What it holds must not stand in an error's traceback.
	sealed: str = field(repr=False)
	attempts: int
	reference_doctype: str | None
	reference_name: str | None

	@property
	def payload(self) -> dict:
		"""What was put in. Raises Failed where it cannot be read: the encryption key is another one."""
		try:
			return json.loads(decrypt(self.sealed))
		except (frappe.ValidationError, TypeError, ValueError) as error:
			raise Failed(Problem.KEY_DIFFERS) from error


FIELDS = tuple(Entry.__annotations__)


def put(
	handler: str,
	payload: dict[str, object],
	*,
	title: str = "",
	reference: Document | None = None,
	sequence: str = "",
) -> str:
	"""Store an effect in this transaction; answers its name.

	`handler` is a key of the hook `coalition_outbox_handlers`, `payload` what it is given (JSON). `title`
	says at the desk what it is and names nobody, `reference` which record it is about. Entries of one
	`sequence` are done one after the other, as they were put. Raises EncryptionKeyDiffers.
	"""
	row = frappe.new_doc(OUTBOX)
	row.update(
		{
			"handler": handler,
			"title": title,
			"sealed": encrypt(json.dumps(payload, default=str)),
			"sequence": sequence,
			"status": WAITING,
			"reference_doctype": reference.doctype if reference else None,
			"reference_name": str(reference.name) if reference else None,
		}
	)
	row.set_new_name()
	row.db_insert()
	# By the database's clock: that of a server that is ahead would let others wait.
	frappe.db.sql(
		"update `tabOutbox Entry` set put_utc = utc_timestamp(6), due_utc = utc_timestamp(6) where name = %s",
		row.name,
	)
	_wake_after_commit()
	return row.name


def _wake_after_commit() -> None:
	"""Once for each transaction, however much it puts."""
	if not frappe.flags.outbox_wakes:
		frappe.flags.outbox_wakes = True
		frappe.db.after_commit.add(wake)
		frappe.db.after_rollback.add(_begin_anew)


def _begin_anew() -> None:
	frappe.flags.outbox_wakes = False


def wake() -> None:
	"""Let a worker look now. Where the queue is away, the scheduler does it later."""
	_begin_anew()
	if not _is_queue_there():
		frappe.logger("coalition").warning("The outbox could not be told of work: the queue is away")
		return
	try:
		frappe.enqueue(
			"coalition.base.outbox.delivery.run",
			queue="short",
			job_id="coalition-outbox",
			deduplicate=True,
		)
	except Exception as error:
		frappe.logger("coalition").warning("The outbox could not be told of work: %s", type(error).__name__)


def _is_queue_there() -> bool:
	"""Asked once: the engine tries five times, a second apart, while somebody waits for their page."""
	patience = {"socket_timeout": 1, "socket_connect_timeout": 1}
	try:
		with redis.Redis.from_url(frappe.conf.redis_queue or "redis://", **patience) as queue:
			return bool(queue.ping())
	except redis.exceptions.AuthenticationError:
		# It answers; the engine knows its name and password.
		return True
	except redis.exceptions.RedisError:
		return False


def drop(handler: str, about: Iterable[tuple[str, str]], holds: Callable[[str], bool]) -> None:
	"""Delete what waits for this handler about these records, or has a text for which `holds` is true."""
	about = set(about)
	# The system's own search; nothing of it is shown.
	for row in frappe.get_all(OUTBOX, filters={"handler": handler}, fields=list(FIELDS)):
		entry = Entry(**row)
		if (entry.reference_doctype, entry.reference_name) in about or any(map(holds, _texts(entry))):
			frappe.db.delete(OUTBOX, {"name": entry.name})


def retry(name: str) -> None:
	"""Begin anew with an entry that was given up; any other stays as it is."""
	query = """update `tabOutbox Entry` set status = %s, attempts = 0, due_utc = utc_timestamp(6)
		where name = %s and status = %s"""
	frappe.db.sql(query, (WAITING, name, GIVEN_UP))
	_wake_after_commit()


def forget_given_up() -> None:
	"""The daily job: what nobody tried again in a month goes, with the address that it holds."""
	query = "delete from `tabOutbox Entry` where status = %s and due_utc < utc_timestamp(6) - interval %s day"
	frappe.db.sql(query, (GIVEN_UP, KEPT_DAYS))


def _texts(entry: Entry) -> Iterable[str]:
	try:
		return [str(value) for value in entry.payload.values()]
	except Failed:
		# What cannot be read any more tells nobody.
		return []
