"""The base of tests that need a site: what a test writes is gone when it ends."""

import unittest
from collections.abc import Iterator
from contextlib import contextmanager

import frappe


class CoalitionTestCase(unittest.TestCase):
	def setUp(self) -> None:
		# Frappe moved its own base class between versions; this is all that we need of it.
		frappe.set_user("Administrator")
		frappe.db.rollback()
		self.addCleanup(self._forget)

	def _forget(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()
		frappe.clear_messages()

	@contextmanager
	def as_user(self, user: str) -> Iterator[None]:
		frappe.set_user(user)
		try:
			yield
		finally:
			frappe.set_user("Administrator")
