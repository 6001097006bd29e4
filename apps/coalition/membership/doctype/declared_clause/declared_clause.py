from frappe.model.document import Document


class DeclaredClause(Document):
	pass
