"""What set-up, the log of configuration changes and the check of the key remember, in the site's defaults.

Read and written past the engine's cache of defaults, which is not up to date while an app is installed.
"""

import frappe

PARENT = "__global"


def recall(key: str) -> str | None:
	return frappe.db.get_value("DefaultValue", {"parent": PARENT, "defkey": key}, "defvalue")


def remember(key: str, value: str) -> None:
	forget(key)
	row = {
		"doctype": "DefaultValue",
		"parent": PARENT,
		"parenttype": PARENT,
		"defkey": key,
		"defvalue": value,
	}
	frappe.get_doc({**row, "parentfield": "system_defaults"}).db_insert()


def forget(key: str) -> None:
	frappe.db.delete("DefaultValue", {"parent": PARENT, "defkey": key})


def recall_all(key: str) -> dict[str, str]:
	"""What is kept under <key>.<name>, by name."""
	rows = frappe.get_all(
		"DefaultValue",
		filters={"parent": PARENT, "defkey": ("like", f"{key}.%")},
		fields=["defkey", "defvalue"],
	)
	return {row.defkey.removeprefix(f"{key}."): row.defvalue for row in rows}


def forget_all(key: str) -> None:
	frappe.db.delete("DefaultValue", {"parent": PARENT, "defkey": ("like", f"{key}.%")})


def forget_gone(key: str, names: list[str]) -> None:
	"""Forget what is kept under <key>.<name> for other names than these."""
	for name in recall_all(key).keys() - set(names):
		forget(f"{key}.{name}")
