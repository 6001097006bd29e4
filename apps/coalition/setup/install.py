"""What runs when the app is put on a site, and after each migration."""

import click

from coalition.base import areas, plugins
from coalition.base.program_keys import holders
from coalition.setup import permissions, roles, workflows


def before_install() -> None:
	roles.make()


def after_install() -> None:
	workflows.ship_all()
	permissions.tell_of_new_rows()


def after_migrate() -> None:
	roles.make()
	workflows.ship_all()
	permissions.tell_of_new_rows()
	for fault in [*plugins.faults(), *areas.faults(), *holders.faults()]:
		click.secho(fault, fg="red")
