"""Applications and declarations from before it was asked how they came say what is known of it."""

import frappe
from frappe.query_builder import DocType
from frappe.query_builder.functions import Coalesce

from coalition.base.records.on_behalf import NOT_RECORDED, PORTAL


def execute() -> None:
	"""Can run again: what says how it came stays as it is."""
	application, declaration = DocType("Membership Application"), DocType("Charter Declaration")
	_set(application, NOT_RECORDED, application.channel == "Desk")
	unknown = Coalesce(declaration.channel, "") == ""
	names = _declared_by_portal()
	if names:
		_set(declaration, PORTAL, unknown & declaration.name.isin(names))
	_set(declaration, NOT_RECORDED, unknown)
	for table in (application, declaration):
		nobody = table.entered_by.isnull() & (table.channel == NOT_RECORDED)
		frappe.qb.update(table).set(table.entered_by, table.owner).where(nobody).run()


def _set(table: DocType, channel: str, where: object) -> None:
	frappe.qb.update(table).set(table.channel, channel).where(where).run()


def _declared_by_portal() -> list[str]:
	"""The declarations with which an application of the portal made its member: the applicant's own."""
	declaration, application = DocType("Charter Declaration"), DocType("Membership Application")
	member = DocType("Member Organisation")
	return (
		frappe.qb.from_(declaration)
		.join(member)
		.on(declaration.member_organisation == member.name)
		.join(application)
		.on(member.application == application.name)
		.select(declaration.name)
		.where((application.channel == PORTAL) & (declaration.declared_on == application.decided_on))
		.run(pluck=True)
	)
