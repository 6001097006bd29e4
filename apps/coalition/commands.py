"""Commands that the bench command gains with this app."""

from pathlib import Path

import click
import frappe
from frappe.commands import get_site, pass_context
from frappe.commands import site as engine_commands


@click.command("import-members")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, resolve_path=True, path_type=Path))
@click.option("--with-alike", is_flag=True, help="Enter also rows whose name is like a member's.")
@pass_context
def import_members(context, file: Path, with_alike: bool) -> None:
	"""Enter the member organisations of a CSV or XLSX file with Arabic or English headings."""
	frappe.init(site=get_site(context))
	frappe.connect()
	try:
		from coalition.membership.register import from_console

		# Who may run commands on the server may do anything.
		frappe.set_user("Administrator")
		for line in from_console.enter(file, with_alike):
			click.echo(line)
	except frappe.ValidationError as error:
		raise click.ClickException(str(error)) from None
	finally:
		frappe.destroy()


@click.command("write-rest-reference")
@click.argument("folder", type=click.Path(file_okay=False, resolve_path=True, path_type=Path))
def write_rest_reference(folder: Path) -> None:
	"""Write the pages and the OpenAPI document of docs/rest from the declared endpoints; needs no site."""
	from coalition.api.openapi import reference

	folder.mkdir(parents=True, exist_ok=True)
	for name, text in reference.files().items():
		(folder / name).write_text(text, encoding="utf-8")


@click.command("browse", params=list(engine_commands.browse.params))
@pass_context
def browse(context, site: str | None, user: str | None, **more: str | None) -> None:
	"""Open a site in the browser: in place of the engine's, whose way to sign in is closed by this app."""
	name = get_site(context, raise_err=False) or site
	if not name:
		raise frappe.SiteNotSpecifiedError
	if name not in frappe.utils.get_sites():
		raise click.ClickException(f"There is no site {name}.")
	if address := _address_with_ours(name, user):
		click.echo(f"Login URL: {address}")
		click.launch(address)
	else:
		click.get_current_context().invoke(engine_commands.browse, site=site, user=user, **more)


def _address_with_ours(site: str, user: str | None) -> str | None:
	"""Where to go on a site that has the app; None on others. Raises ClickException."""
	frappe.init(site=site)
	frappe.connect()
	try:
		return _address_for(user) if _has_our_app() else None
	finally:
		frappe.destroy()


def _has_our_app() -> bool:
	return "coalition" in frappe.get_installed_apps()


def _address_for(user: str | None) -> str:
	"""The site's address; for a user, with a token that signs in once. Raises ClickException."""
	from coalition.portal.signing_in import console_token

	address = frappe.utils.get_site_url(frappe.local.site)
	if not user:
		return address
	if not (user == "Administrator" or frappe.conf.developer_mode):
		raise click.ClickException("Please enable developer mode to sign in as another user.")
	if not frappe.db.get_value("User", user, "enabled"):
		raise click.ClickException(f"There is no user {user}, or they are disabled.")
	return f"{address}/coalition/enter?token={console_token.make(user)}"


@click.command("adopt-encryption-key")
@pass_context
def adopt_encryption_key(context) -> None:
	"""Go on with the encryption key of site_config.json where the former one is lost for good."""
	frappe.init(site=get_site(context))
	frappe.connect()
	try:
		from coalition.base.apps import encryption_key

		click.echo(_LOST)
		click.confirm("Go on without the former key?", abort=True)
		encryption_key.adopt()
		# A command commits by itself.
		frappe.db.commit()
	finally:
		frappe.destroy()


_LOST = """What was sealed with the former key stays unreadable for ever: names, contact data and papers of
protected members, mails that were not sent yet, secrets of programs' keys, passwords of mail servers.
Members that are protected will not be recognised: whoever reads a register or admits an organisation has to
see to it that none is entered again."""

commands = [adopt_encryption_key, browse, import_members, write_rest_reference]
