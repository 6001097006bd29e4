"""The base of tests that need a site: what a test writes is gone when it ends."""

import unittest
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import frappe
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from coalition.access import judging

_SCENE = "scene"


class CoalitionTestCase(unittest.TestCase):
	# Frappe moved its own base class between versions; this is all that we need of it.

	@classmethod
	def setUpClass(cls) -> None:
		super().setUpClass()
		cls.addClassCleanup(_leave_nothing)
		cls._set_the_scene()

	@classmethod
	def scene(cls) -> None:
		"""Make what all tests of a class find, once; what it keeps on the class no test may change."""

	@classmethod
	def _set_the_scene(cls) -> None:
		_leave_nothing()
		cls.scene()
		# What is to happen at a commit is the scene's own matter.
		frappe.db.after_commit.reset()
		frappe.db.savepoint(_SCENE)

	def setUp(self) -> None:
		frappe.set_user("Administrator")
		# Files that a test wrote go with its rows; of savepoints the engine tells nobody.
		frappe.db.before_rollback.run()
		with suppress(frappe.db.OperationalError):
			frappe.db.rollback(save_point=_SCENE)
			frappe.db.after_rollback.run()
			frappe.db.before_commit.reset()
			frappe.db.after_commit.reset()
			return
		# What was tried before has ended the transaction, and the scene with it.
		self._set_the_scene()

	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.clear_messages()
		super().tearDown()

	def in_request(self, path: str = "/", method: str = "GET") -> None:
		"""Let the rest of this test run as within a request; where there was none, there is none again."""
		names = ("request", "form_dict")
		before = {name: getattr(frappe.local, name) for name in names if hasattr(frappe.local, name)}
		frappe.local.request = Request(EnvironBuilder(path, method=method).get_environ())
		frappe.local.form_dict = frappe._dict()
		judging.begin()

		def end() -> None:
			frappe.local.flags.pop("coalition_judges", None)
			for name in names:
				delattr(frappe.local, name)
			for name, value in before.items():
				setattr(frappe.local, name, value)

		self.addCleanup(end)

	@contextmanager
	def as_user(self, user: str) -> Iterator[None]:
		frappe.set_user(user)
		try:
			yield
		finally:
			frappe.set_user("Administrator")


def _leave_nothing() -> None:
	frappe.set_user("Administrator")
	frappe.db.rollback()
	frappe.clear_messages()
