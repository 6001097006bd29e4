"""Commands that the bench command gains with this app."""

from pathlib import Path

import click
import frappe
from frappe.commands import get_site, pass_context


@click.command("import-members")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, resolve_path=True, path_type=Path))
@pass_context
def import_members(context, file: Path) -> None:
	"""Enter the member organisations of a CSV file with Arabic or English headings."""
	frappe.init(site=get_site(context))
	frappe.connect()
	try:
		from coalition.membership.register_import import import_register

		# Who may run commands on the server may do anything.
		frappe.set_user("Administrator")
		made, known = import_register(file.read_bytes())
		# All of the file or nothing of it.
		frappe.db.commit()
		click.echo(f"{made} members made from {file.name}; {known} lines name members that stay as they are")
	except frappe.ValidationError as error:
		raise click.ClickException(str(error)) from None
	finally:
		frappe.destroy()


commands = [import_members]
