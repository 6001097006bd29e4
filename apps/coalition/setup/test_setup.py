import frappe
from frappe.core.doctype.doctype.doctype import validate_fields_for_doctype

from coalition import hooks
from coalition.base.apps import created_records, own_doctypes, roles
from coalition.base.records.shipped_workflows import ShippedWorkflow
from coalition.membership import roles as membership_roles
from coalition.membership.workflows import MEMBERSHIP_APPLICATION
from coalition.setup import install, workflows
from coalition.tests.case import CoalitionTestCase

NAME = MEMBERSHIP_APPLICATION.name


class TestWorkflows(CoalitionTestCase):
	def test_shipping_again_changes_nothing(self):
		before = frappe.get_doc("Workflow", NAME).as_dict()
		install.after_migrate()
		self.assertEqual(frappe.get_doc("Workflow", NAME).as_dict(), before)

	def test_a_new_version_of_an_unchanged_workflow_arrives(self):
		shipped = MEMBERSHIP_APPLICATION
		shorter = ShippedWorkflow(shipped.name, shipped.doctype, shipped.states, shipped.steps[:-1])
		workflows.ship(shorter)
		self.assertEqual(len(frappe.get_doc("Workflow", NAME).transitions), len(shipped.steps) - 1)

	def test_what_an_administrator_changed_stays(self):
		workflow = frappe.get_doc("Workflow", NAME)
		workflow.transitions[0].allowed = roles.ADMINISTRATOR
		workflow.save()
		workflows.ship_all()
		self.assertEqual(frappe.get_doc("Workflow", NAME).transitions[0].allowed, roles.ADMINISTRATOR)

	def test_what_an_administrator_deleted_does_not_come_back(self):
		frappe.delete_doc("Workflow", NAME)
		workflows.ship_all()
		self.assertFalse(frappe.db.exists("Workflow", NAME))


class TestRoles(CoalitionTestCase):
	def test_the_roles_that_modules_name_are_declared(self):
		named = {
			value
			for module in (roles, membership_roles)
			for name, value in vars(module).items()
			if name.isupper()
		}
		self.assertEqual(named, {*roles.shipped_desk_roles(), *roles.shipped_portal_roles()})

	def test_those_with_a_desk_are_made_with_one(self):
		for role in hooks.coalition_desk_roles:
			self.assertEqual(frappe.db.get_value("Role", role, "desk_access"), 1, role)

	def test_portal_and_partner_roles_have_no_desk(self):
		for role in hooks.coalition_portal_roles:
			self.assertEqual(frappe.db.get_value("Role", role, "desk_access"), 0, role)

	def test_set_up_remembers_each_role_that_it_made(self):
		remembered = {name for doctype, name in created_records.records() if doctype == "Role"}
		self.assertEqual(remembered, {*hooks.coalition_desk_roles, *hooks.coalition_portal_roles})


class TestDocTypes(CoalitionTestCase):
	def test_an_administrator_can_add_fields_to_each(self):
		for doctype in own_doctypes.doctypes():
			with self.subTest(doctype):
				# What the engine asks of a DocType when a field is added to it at the desk.
				validate_fields_for_doctype(doctype)

	def test_an_administrator_can_change_a_label_in_the_form_for_that(self):
		"""Of records with a number that the database keeps unique, which the engine asks about."""
		for doctype in ("Membership Charter", "Member Organisation", "Answered Request"):
			with self.subTest(doctype):
				form = frappe.get_doc("Customize Form")
				form.doc_type = doctype
				form.fetch_to_customize()
				field = next(field for field in form.fields if field.label)
				field.label = "كما نقول نحن"
				form.save_customization()
				label = frappe.get_meta(doctype, cached=False).get_field(field.fieldname).label
				self.assertEqual(label, "كما نقول نحن")
		frappe.db.rollback()
		frappe.clear_cache()
		self.assertFalse(frappe.db.exists("Property Setter", {"value": "كما نقول نحن"}))
