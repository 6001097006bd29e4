"""Commands that the bench command gains with this app."""

from pathlib import Path

import click
import frappe
from frappe.commands import get_site, pass_context


@click.command("import-members")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, resolve_path=True, path_type=Path))
@pass_context
def import_members(context, file: Path) -> None:
	"""Enter the member organisations of a CSV or XLSX file with Arabic or English headings."""
	frappe.init(site=get_site(context))
	frappe.connect()
	try:
		from coalition.membership.register import from_console

		# Who may run commands on the server may do anything.
		frappe.set_user("Administrator")
		for line in from_console.enter(file):
			click.echo(line)
	except frappe.ValidationError as error:
		raise click.ClickException(str(error)) from None
	finally:
		frappe.destroy()


@click.command("write-rest-reference")
@click.argument("folder", type=click.Path(file_okay=False, resolve_path=True, path_type=Path))
def write_rest_reference(folder: Path) -> None:
	"""Write the pages and the OpenAPI document of docs/rest from the declared endpoints; needs no site."""
	from coalition.api import reference

	folder.mkdir(parents=True, exist_ok=True)
	for name, text in reference.files().items():
		(folder / name).write_text(text, encoding="utf-8")


commands = [import_members, write_rest_reference]
