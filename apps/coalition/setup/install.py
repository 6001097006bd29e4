"""What runs when the app is put on a site, and after each migration."""

from coalition.setup import roles, workflows


def before_install() -> None:
	roles.make()


def after_install() -> None:
	workflows.ship_all()


def after_migrate() -> None:
	roles.make()
	workflows.ship_all()
