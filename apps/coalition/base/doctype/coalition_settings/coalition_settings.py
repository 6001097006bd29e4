from frappe.model.document import Document


class CoalitionSettings(Document):
	pass
