from unittest.mock import patch

import frappe
from cryptography.fernet import Fernet
from frappe.model.document import Document
from frappe.model.workflow import apply_workflow

from coalition.base import outbox
from coalition.base.apps import encryption_key, roles, state_store
from coalition.base.errors import EncryptionKeyDiffers
from coalition.base.privacy.sealing import seal
from coalition.base.program_keys import making
from coalition.base.text import link_keys
from coalition.membership.applying import drafts
from coalition.membership.register import entering
from coalition.patches.v0_7 import note_encryption_key
from coalition.setup import install
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

MEMBER = "Member Organisation"


def register(name: str) -> bytes:
	return f"اسم المنظمة,المكان,القطاع,تاريخ الانضمام\n{name},حمص,الصحة,2016-01-01\n".encode()


class TestEncryptionKey(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		cls.secretary, cls.council = factories.user(roles.SECRETARIAT), factories.user(roles.COUNCIL)

	def setUp(self) -> None:
		super().setUp()
		factories.charter()
		encryption_key.forget()
		encryption_key.note()

	def another_key(self):
		"""As after a restore without the key: the configuration holds one that the engine made in silence."""
		return patch.dict(frappe.local.conf, {"encryption_key": Fernet.generate_key().decode()})

	def approve(self, application: Document) -> None:
		with self.as_user(self.council):
			apply_workflow(application, "Approve")

	def test_what_was_sealed_is_opened(self):
		sealed = encryption_key.encrypt("سلمى")
		self.assertEqual(encryption_key.decrypt(sealed), "سلمى")
		self.assertNotIn("سلمى", sealed)

	def test_with_another_key_each_way_is_refused_by_name(self):
		member, draft_key = factories.member(), link_keys.new_key()
		application = factories.led_to("Council Decision", factories.application(), self.secretary)
		key = factories.program_key("organisation:read").name
		ways = {
			"sealing": lambda: seal.protect(MEMBER, member.name),
			"a new member": lambda: factories.member(),
			"a register": lambda: entering.enter(register("جمعية جديدة")),
			"an approval": lambda: self.approve(application),
			"a draft": lambda: drafts.keep(draft_key, {"kind": "organisation"}),
			"a secret": lambda: making.hand_out_secret(key),
			"a mail": lambda: outbox.put("mail", {}),
		}
		with self.another_key():
			for name, way in ways.items():
				with self.subTest(name), self.assertRaises(EncryptionKeyDiffers):
					way()
		self.assertFalse(frappe.db.get_value(MEMBER, member.name, "is_protected"))
		self.assertTrue(outbox.put("mail", {}))

	def test_a_protected_member_is_not_entered_again_under_its_name(self):
		member = factories.member(organisation_name="جمعية الياسمين", place="حمص")
		seal.protect(MEMBER, member.name)
		before = frappe.db.count(MEMBER)
		with self.another_key(), self.assertRaises(EncryptionKeyDiffers):
			entering.enter(register("جمعية الياسمين"))
		self.assertEqual(frappe.db.count(MEMBER), before)

	def test_the_right_key_is_right_again_at_once(self):
		with self.another_key():
			self.assertFalse(encryption_key.is_right())
		self.assertTrue(encryption_key.is_right())

	def test_a_migration_and_the_desk_say_so(self):
		for is_other in (False, True):
			with self.subTest(is_other), patch("click.secho") as told:
				with self.another_key() if is_other else patch.dict({}):
					install._print_faults()
					faults = encryption_key.faults()
				said = " ".join(str(call.args[0]) for call in told.mock_calls)
				self.assertEqual("docs/operate/backup.md" in said, is_other)
				self.assertEqual(bool(faults), is_other)

	def test_a_site_from_before_notes_its_key_once(self):
		encryption_key.forget()
		for _time in range(2):
			note_encryption_key.execute()
			with self.another_key():
				# Another key is not noted over the right one.
				note_encryption_key.execute()
				self.assertFalse(encryption_key.is_right())
		self.assertTrue(encryption_key.is_right())

	def test_a_site_that_lost_its_key_before_it_was_noted_is_told(self):
		seal.protect(MEMBER, factories.member().name)
		frappe.db.sql("delete from `__Auth` where encrypted = 1")
		encryption_key.forget()
		with self.another_key():
			note_encryption_key.execute()
			self.assertFalse(encryption_key.is_right())
		self.assertEqual(state_store.recall(encryption_key.NOTED), encryption_key.UNKNOWN)

	def test_a_lost_key_is_given_up_by_an_operator(self):
		with self.another_key():
			encryption_key.adopt()
			self.assertTrue(encryption_key.is_right())
			self.assertTrue(outbox.put("mail", {}))
		encryption_key.forget()

	def test_the_check_value_tells_nothing_of_the_key(self):
		noted = state_store.recall(encryption_key.NOTED)
		self.assertEqual(len(noted), 64)
		self.assertNotIn(frappe.local.conf.encryption_key, noted)
