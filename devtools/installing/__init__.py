"""From a fresh clone to a bench that is ready: machine, tools, Frappe, packages, sites."""
