from frappe.model.document import Document


class BareSampleRecord(Document):
	pass
