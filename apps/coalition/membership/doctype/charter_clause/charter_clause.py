from frappe.model.document import Document


class CharterClause(Document):
	pass
