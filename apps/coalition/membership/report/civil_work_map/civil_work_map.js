frappe.query_reports["Civil Work Map"] = { filters: [] };
