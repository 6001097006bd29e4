"""What REST declares: strings alone."""

_V1 = "coalition.api.v1."
# Where programs ask -> the function that answers. An address stays what it is, wherever its function moves.
coalition_endpoints = {
	name: name for name in (_V1 + "changes.list", _V1 + "me.get", _V1 + "openapi.get", _V1 + "verify.get")
}
coalition_open_paths = {"/api/method/ping": "guest"}
coalition_open_functions = {"frappe.handler.ping": "guest", "frappe.ping": "guest"}
scheduler_events = {"hourly": ["coalition.api.idempotency.sweep"]}
