import frappe

from coalition.access.errors import NotOpen
from coalition.base.apps import roles
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

CONDITION = "length(`tabRole`.`name`) > 0"


class TestPastPermissions(CoalitionTestCase):
	"""A condition that is SQL, asked as a function of the engine asks past permissions."""

	def setUp(self) -> None:
		super().setUp()
		self.in_request("/api/method/frappe.core.doctype.role.role.role_query")

	def asked(self, condition: object = CONDITION) -> list[str]:
		return frappe.get_all("Role", filters=[condition], pluck="name", limit=1)

	def test_in_requests_of_our_people_there_is_none_whoever_wrote_it(self):
		with self.as_user(factories.user(roles.SECRETARIAT)):
			with self.assertRaises(NotOpen):
				self.asked()
			self.assertTrue(self.asked(["name", "!=", "Guest"]))
			self.assertTrue(self.asked(["Role", "ifnull(name, '')", "!=", "Guest"]))

	def test_apps_of_others_write_their_own_and_hand_on_none(self):
		with self.as_user(factories.user("Website Manager")):
			try:
				self.assertTrue(self.asked())
			except frappe.DataError:
				# A later engine takes no text for a condition, whoever wrote it.
				return
			for sent in (
				{"filters": f'["{CONDITION}"]'},
				{"filters": {CONDITION: 1}},
				{"txt": f"x, {CONDITION}"},
			):
				frappe.local.request.environ.pop("coalition.sent_texts", None)
				frappe.local.form_dict = frappe._dict(sent)
				with self.assertRaises(NotOpen):
					self.asked()

	def test_a_single_value_is_looked_up_by_a_column(self):
		with self.as_user(factories.user(roles.SECRETARIAT)):
			for field in ("(select `x`)", "`name`, sleep(0)", ["name", "sleep(0)"]):
				with self.assertRaises(NotOpen):
					frappe.db.get_value("Role", "Guest", field)
			with self.assertRaises(NotOpen):
				frappe.db.get_value("Role", {"sleep(0)": 0})
			self.assertEqual(
				frappe.db.get_value("Role", "Guest", ["name", "count(name) as number"])[0], "Guest"
			)
			# A name may look like anything.
			self.assertIsNone(frappe.db.get_value("Role", "sleep(0) or 1=1"))
