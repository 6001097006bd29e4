from frappe.model.document import Document


class CoalitionSector(Document):
	pass
