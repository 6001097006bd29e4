"""What runs when the app is put on a site, and after each migration."""

import click

from coalition.api import routing
from coalition.base.apps import areas, created_records, encryption_key, plugins, roles
from coalition.base.mail import site_address
from coalition.base.outbox import handlers
from coalition.base.program_keys import holders
from coalition.setup import engine_sign_in, permissions, workflows


def before_install() -> None:
	make_roles()


def make_roles() -> None:
	"""Make our roles that are missing, before any DocType is synced: that would give each a desk."""
	for role in roles.shipped_desk_roles():
		created_records.create_missing("Role", role, desk_access=1)
	for role in roles.shipped_portal_roles():
		created_records.create_missing("Role", role, desk_access=0)


def after_install() -> None:
	workflows.ship_all()
	engine_sign_in.close()
	permissions.notify_of_new_rows()
	encryption_key.note()
	_print_faults()


def after_migrate() -> None:
	make_roles()
	workflows.ship_all()
	engine_sign_in.close()
	permissions.notify_of_new_rows()
	_print_faults()


def _print_faults() -> None:
	"""Tell whoever installs or migrates what is wrong with the apps and the configuration of this site."""
	for module in (encryption_key, plugins, areas, holders, handlers, routing, site_address):
		for fault in module.faults():
			click.secho(fault, fg="red")
