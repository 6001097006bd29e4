from frappe.model.document import Document


class CoalitionPlace(Document):
	pass
