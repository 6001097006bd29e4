import frappe

from coalition.base.accounts.finding_people import find_user
from coalition.base.privacy.sealing import seal
from coalition.patches.v0_4 import seal_accounts_of_protected
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase
from coalition.tests.whole_site import places_of

PHONE = "+963955321654"


class TestSealAccountsOfProtected(CoalitionTestCase):
	def test_accounts_from_before_are_sealed_once_and_their_holders_still_sign_in(self):
		member = factories.member()
		account = factories.account(phone=PHONE, user_name="hala.alsunbula")
		pseudonym = seal.protect(member.doctype, member.name)
		held = {"holder_type": member.doctype, "holder": member.name}
		frappe.db.set_value("Portal Account", account.name, held)
		for _time in range(2):
			seal_accounts_of_protected.execute()
			stored = frappe.get_doc("Portal Account", account.name)
			self.assertEqual((stored.person_name, stored.phone), (pseudonym, None))
			self.assertEqual(places_of(PHONE), [])
			for typed in (PHONE, "0955321654", "Hala.Alsunbula", stored.user_name):
				self.assertEqual(find_user(typed), account.user, typed)
		seal.lift(member.doctype, member.name)
		self.assertEqual(frappe.db.get_value("Portal Account", account.name, "phone"), PHONE)
