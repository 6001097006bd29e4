from frappe.model.document import Document


class BareSampleRow(Document):
	pass
