from unittest.mock import patch

import frappe

from coalition.membership.admission import first_account
from coalition.membership.admission.admitting import admit
from coalition.tests import factories, mails
from coalition.tests.review_case import ReviewTestCase

ACCOUNT = "Portal Account"


class TestFirstAccount(ReviewTestCase):
	def admitted(self, **values):
		return self.step(self.before_the_council(**values), self.council, "Approve")

	def accounts(self, application) -> list[dict]:
		holder = {"holder_type": "Member Organisation", "holder": application.member_organisation}
		return frappe.get_all(ACCOUNT, holder, ["name", "user", "user_name", "phone", "email", "portal_role"])

	def told(self, application) -> str:
		of_member = {"reference_doctype": "Member Organisation"}
		filters = {**of_member, "reference_name": application.member_organisation, "comment_type": "Comment"}
		return " ".join(frappe.get_all("Comment", filters, pluck="content"))

	def test_an_admission_makes_the_delegates_account_with_the_portal_role_alone(self):
		number = factories.account().phone[:-1] + "1"
		application = self.admitted(contact_person="ليلى حسن", contact_phone=number)
		(account,) = self.accounts(application)
		self.assertEqual((account.phone, account.portal_role), (number, "Organisation Delegate"))
		self.assertRegex(account.user_name, r"^[a-z]{3}\.\d{4}$")
		self.assertEqual(frappe.get_roles(account.user).count("Organisation Delegate"), 1)
		self.assertEqual(
			frappe.get_all("Has Role", {"parent": account.user}, pluck="role"), ["Organisation Delegate"]
		)
		self.assertEqual(frappe.db.get_value("User", account.user, "user_type"), "Website User")
		self.assertIn(account.user_name, self.told(application))

	def test_an_individual_becomes_an_individual_member_with_an_account_of_that_role(self):
		application = self.admitted(kind="Individual", organisation_name="سلمى ديب", about="معلمة")
		self.assertFalse(application.member_organisation)
		member = frappe.get_doc("Individual Member", application.individual_member)
		self.assertEqual((member.person_name, member.about, member.standing), ("سلمى ديب", "معلمة", "Active"))
		holder = {"holder_type": "Individual Member", "holder": member.name}
		(account,) = frappe.get_all(ACCOUNT, holder, ["portal_role", "person_name"])
		self.assertEqual((account.portal_role, account.person_name), ("Individual Member", "سلمى ديب"))
		self.assertEqual(admit(application), member.name)

	def test_the_delegate_among_its_people_gets_the_account_and_not_the_contact(self):
		people = [
			{"person_name": "سامر", "duty": "Contact", "phone": "+1 555 000 1111"},
			{"person_name": "هدى", "duty": "Delegate", "phone": "+1 555 000 2222"},
		]
		application = self.admitted(people=people)
		(account,) = self.accounts(application)
		self.assertEqual(account.phone, "+15550002222")
		member = frappe.get_doc("Member Organisation", application.member_organisation)
		self.assertEqual([row.account for row in member.people], [None, account.name])

	def test_what_was_declared_for_the_applicant_waits_for_the_delegate_to_confirm_it(self):
		application = self.admitted()
		(account,) = self.accounts(application)
		declared = {"member_organisation": application.member_organisation}
		self.assertEqual(frappe.db.get_value("Charter Declaration", declared, "person_account"), account.user)

	def test_it_is_made_once_however_often_it_is_tried(self):
		application = self.admitted()
		for _time in range(2):
			admit(application)
			member = frappe.get_doc("Member Organisation", application.member_organisation)
			first_account.begin(member, application)
		self.assertEqual(len(self.accounts(application)), 1)

	def test_the_account_goes_without_what_another_account_has_and_the_desk_is_told(self):
		other = factories.account(email="shared@example.org")
		for values, told in (
			({"contact_phone": other.phone}, "telephone number belongs to another"),
			({"contact_phone": "", "contact_email": "Shared@example.org"}, "address belongs to another"),
		):
			application = self.admitted(contact_person="سامر", **values)
			(account,) = self.accounts(application)
			self.assertEqual((account.phone, account.email), (None, None))
			self.assertIn(told, self.told(application))
			self.assertIn("سامر", self.told(application))

	def test_an_account_that_cannot_be_made_stops_no_admission_and_the_desk_is_told(self):
		with patch(
			"coalition.base.accounts.account_user.make_user", side_effect=frappe.ValidationError("شيء")
		):
			application = self.admitted(contact_person="سامر")
		self.assertEqual(application.status, "Approved")
		self.assertTrue(frappe.db.exists("Member Organisation", application.member_organisation))
		self.assertEqual(self.accounts(application), [])
		self.assertIn("No account was made for \u2068سامر\u2069", self.told(application))

	def test_a_number_of_the_coalitions_country_is_a_way_to_sign_in(self):
		application = self.admitted(contact_phone="0944 111 222 / 0933 111 222")
		(account,) = self.accounts(application)
		self.assertEqual(account.phone, "+963944111222")

	def test_a_mail_that_fails_changes_nothing(self):
		with patch("coalition.base.mail.sending._written", side_effect=RuntimeError):
			application = self.admitted(contact_email="leila@example.org")
		self.assertEqual(application.status, "Approved")
		self.assertEqual(len(self.accounts(application)), 1)

	def test_the_welcome_has_the_user_name_and_never_a_code(self):
		mails.forget()
		application = self.admitted(contact_email="new@example.org", contact_phone="")
		told = [content for address, content in mails.taken() if address == "new@example.org"]
		(account,) = self.accounts(application)
		(welcome,) = [mail for mail in told if account.user_name in mail["text"]]
		self.assertIn("/coalition/code", welcome["text"])
		self.assertNotIn(application.organisation_name, welcome["text"] + welcome["subject"])
		self.assertFalse(frappe.db.exists("Sign-in Code", {"account": account.name}))
