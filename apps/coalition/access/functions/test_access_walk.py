"""Every function that may be asked for, asked for as each kind of caller, without arguments."""

import importlib
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

import frappe

from coalition import hooks
from coalition.access.errors import ChangesByReading, NotOpen
from coalition.access.functions import whitelist
from coalition.access.functions.desk_functions import BY_NAME
from coalition.base.apps import roles
from coalition.base.program_keys.endpoints import is_endpoint
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

OURS = ("coalition.audit.", "coalition.base.", "coalition.membership.")
FOR_GUESTS = ("coalition.api.", "frappe.handler.ping", "frappe.ping")


def load_all_functions() -> None:
	"""Import whatever holds a function that may be asked for: the engine does so as it is asked."""
	for app in ("frappe", "coalition"):
		package = Path(frappe.get_app_path(app))
		for file in package.rglob("*.py"):
			name = ".".join((app, *file.relative_to(package).with_suffix("").parts))
			if "whitelist" in file.read_text() and ".test" not in name and "/tests/" not in str(file):
				with suppress(Exception):
					importlib.import_module(name.removesuffix(".__init__"))


class TestWhatPasses(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		load_all_functions()
		whitelist.install()
		named = {whitelist.name_of(function): function for function in list(frappe.whitelisted)}
		# Other apps have theirs, where something has loaded them.
		cls.functions = {
			name: one for name, one in named.items() if name.startswith(("frappe.", "coalition."))
		}
		assert len(cls.functions) > 400
		assert not [name for name in cls.functions if "<locals>" in name]
		assert {"frappe.desk.reportview.get", "frappe.desk.query_report.run"} <= set(cls.functions)

	def passing(self, user: str, verb: str) -> set[str]:
		self.in_request(method=verb)
		try:
			with self.as_user(user):
				return {name for name, function in self.functions.items() if passes(function)}
		finally:
			frappe.local.flags.coalition_judges = False

	def open_to_desk(self, verb: str) -> set[str]:
		engine = {name for name, function in BY_NAME.items() if verb in function.verbs}
		ours = {
			name
			for name in self.functions
			if name.startswith(OURS) and verb in declared(self.functions[name])
		}
		return ours | (engine & set(self.functions)) | self.open_to_guests(verb)

	def open_to_guests(self, verb: str) -> set[str]:
		names = {name for name in self.functions if name.startswith(FOR_GUESTS) or is_endpoint(name)}
		return {name for name in names if verb in whitelist.verbs_of(name, self.functions[name])}

	def test_guests_and_people_of_the_portal_reach_what_is_declared_open_to_them(self):
		people = ("Guest", *(factories.user(role) for role in hooks.coalition_portal_roles))
		for user in people:
			for verb in ("GET", "POST"):
				with self.subTest(user=user, verb=verb):
					self.assertEqual(self.passing(user, verb), self.open_to_guests(verb))

	def test_each_role_of_the_desk_reaches_the_table_and_our_own_functions(self):
		for role in hooks.coalition_desk_roles:
			user = factories.user(role)
			for verb in ("GET", "POST"):
				with self.subTest(role=role, verb=verb):
					self.assertEqual(self.passing(user, verb), self.open_to_desk(verb))

	def test_people_of_other_apps_reach_the_same_of_the_engine(self):
		for role in ("Blogger", "Website Manager", "Report Manager"):
			user = factories.user(role)
			for verb in ("GET", "POST"):
				with self.subTest(role=role, verb=verb):
					self.assertEqual(self.passing(user, verb), self.open_to_desk(verb) | self.sharing(verb))

	def sharing(self, verb: str) -> set[str]:
		names = (name for name in self.functions if name.startswith("frappe.share."))
		return {name for name in names if verb in declared(self.functions[name])}

	def test_an_app_opens_more_of_the_engine_to_people_of_other_apps_alone(self):
		name = "frappe.model.mapper.make_mapped_doc"
		opened = {name: ["other"]}
		with patch.object(frappe, "get_hooks", hooks_with("coalition_open_functions", opened)):
			self.assertIn(name, self.passing(factories.user("Blogger"), "POST"))
			self.assertNotIn(name, self.passing(factories.user(roles.SECRETARIAT), "POST"))

	def test_system_managers_are_held_to_the_verbs(self):
		self.assertEqual(self.passing(factories.user(), "GET"), self.open_to_guests("GET"))
		for user in (factories.user("System Manager"), factories.user(roles.SECRETARIAT, "System Manager")):
			self.assertEqual(self.passing(user, "GET"), self.open_by_reading())
		self.assertIn("frappe.utils.goal.get_monthly_goal_graph_data", self.passing(user, "POST"))

	def open_by_reading(self) -> set[str]:
		replaced = frappe.get_hooks("override_whitelisted_methods")
		by_reading = {name for name in self.functions if "GET" in declared(self.functions[name])}
		return by_reading - set(replaced)

	def test_what_changes_something_passes_by_no_link(self):
		user = factories.user(roles.SECRETARIAT)
		for name in (
			"coalition.access.functions.many_at_once.bulk_workflow_approval",
			"coalition.access.functions.records.submit_cancel_or_update_docs",
			"frappe.desk.reportview.delete_items",
		):
			self.assertNotIn(name, self.passing(user, "GET"))
			self.assertIn(name, self.passing(user, "POST"))


def hooks_with(hook: str, more: dict):
	"""The engine's `get_hooks`, with more in a hook that is a table."""
	really = frappe.get_hooks

	def get_hooks(name=None, *words, **rest):
		found = really(name, *words, **rest)
		return {**found, **more} if name == hook else found

	return get_hooks


def passes(function) -> bool:
	try:
		return function in frappe.whitelisted
	except (NotOpen, ChangesByReading):
		return False


def declared(function) -> frozenset[str]:
	return whitelist.verbs_of(whitelist.name_of(function), function)
