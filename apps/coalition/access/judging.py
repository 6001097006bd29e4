"""Where judging begins: with each request, and with each job, which acts for whoever asked for it.

Jobs run what people stored or sent (mailed and prepared reports, actions on many records), as those people.
"""

from coalition.access import callers
from coalition.access.functions import whitelist
from coalition.access.lists import looking_up, names, queries


def begin() -> None:
	"""For requests by the middleware, and for jobs by the hook `before_job`."""
	whitelist.install()
	queries.install()
	names.install()
	looking_up.install()
	callers.install_judging()
