"""What the attacks on the engine's holes need: somebody who attacks, and something to attack."""

from dataclasses import dataclass, field

from tests import site
from tests.rest.client import Client

SECRET = "geheimnis-4711"
OWN, OTHER = "own organisation", "another organisation"


@dataclass
class Scene:
	"""A DocType, who attacks it, and records to attack: `own` and `other` name the organisation's drafts.

	`people`: secretary, council, administrator, both (secretariat and council), coordinator (sees OWN alone),
	outsider (no right).
	"""

	doctype: str
	rows: str
	address: str
	people: dict[str, str]
	clients: dict[str, Client] = field(default_factory=dict)

	def as_(self, person: str) -> Client:
		if person not in self.clients:
			self.clients[person] = Client(self.address, self.people[person])
		return self.clients[person]

	def record(
		self, organisation: str = OTHER, submitted: bool = False, owner: str = "", title: str = "سجل"
	) -> str:
		from frappe import new_doc

		with site.at_the_console():
			doc = new_doc(self.doctype)
			doc.update({"title": title, "organisation": organisation, "amount": 100, "secret_note": SECRET})
			doc.append("sample_rows", {"item": "كرسي"})
			doc.insert()
			if submitted:
				doc.submit()
			if owner:
				doc.db_set("owner", self.people[owner])
			return doc.name

	def value(self, name: str, field: str) -> object:
		return site.value(self.doctype, name, field)


def attach(scene: Scene, record: str, file_name: str) -> str:
	from frappe import new_doc

	with site.at_the_console():
		file = new_doc("File")
		file.update({"file_name": f"{record} {file_name}", "content": f"{SECRET} {record}", "is_private": 1})
		file.update({"attached_to_doctype": scene.doctype, "attached_to_name": record})
		return file.insert().name


def report_and_limit(scene: Scene) -> None:
	"""A report of all records, and somebody who may see one of them alone."""
	import frappe

	name = f"{scene.doctype}s"
	if not frappe.db.exists("Report", name):
		report = frappe.new_doc("Report")
		report.update({"report_name": name, "ref_doctype": scene.doctype, "report_type": "Query Report"})
		report.update({"is_standard": "No", "module": "Coalition Sample"})
		report.query = f'select name as "Record:Link/{scene.doctype}:200" from `tab{scene.doctype}`'
		for role in ("Coalition Secretariat", "Sample Secretary"):
			report.append("roles", {"role": role})
		report.insert()
	if not frappe.db.exists("User Permission", {"user": scene.people["limited"], "allow": scene.doctype}):
		own = frappe.get_all(scene.doctype, limit=1, pluck="name", order_by="creation asc")[0]
		frappe.permissions.add_user_permission(scene.doctype, own, scene.people["limited"])
