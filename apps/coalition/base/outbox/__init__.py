"""A transactional outbox: what is to happen after a change is written in the change's own transaction.

`put` stores an entry; a job does it once the transaction is committed, and again, with growing pauses, until
it is done. A worker that dies, a queue that is away or a database that stops loses nothing, since the entry
stands in the database until its handler has answered. Handlers are declared by the hook
`coalition_outbox_handlers` (docs/extending.md): each may run twice where a process dies between its work and
the commit, so that it must come to the same.
"""

from coalition.base.outbox.entries import OUTBOX, drop, put

__all__ = ["OUTBOX", "drop", "put"]
