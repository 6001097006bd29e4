"""For pytest: connect to the test site before the app's own tests, as `bench run-tests` does."""

import os

import frappe


def pytest_sessionstart() -> None:
	frappe.init(site=os.environ["COALITION_SITE"])
	frappe.connect()
	frappe.flags.in_test = True
	frappe.set_user("Administrator")


def pytest_sessionfinish() -> None:
	frappe.db.rollback()
	frappe.destroy()
