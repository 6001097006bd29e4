"""What REST declares: strings alone."""

coalition_open_paths = {
	"/api/method/coalition.api.*": "guest",
	"/api/v1/method/coalition.api.*": "guest",
	"/api/method/ping": "guest",
}
coalition_open_functions = {
	"coalition.api.*": "guest",
	"frappe.handler.ping": "guest",
	"frappe.ping": "guest",
}
scheduler_events = {"hourly": ["coalition.api.once.sweep"]}
