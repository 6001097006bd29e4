import json

import frappe
from frappe.custom.doctype.property_setter.property_setter import make_property_setter

from coalition.access.functions.searches import search_widget
from coalition.base.apps import roles
from coalition.base.guards import engine
from coalition.base.privacy.forgetting import erasure
from coalition.base.privacy.sealing import seal
from coalition.base.search import desk, stored
from coalition.base.search.finding import names_found
from coalition.membership.roles import BRANCH_OFFICER
from coalition.patches.v0_9 import fold_stored_names
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase
from coalition.tests.searching import folded, linked

MEMBER, PERSON_TYPE, APPLICATION = "Member Organisation", "Individual Member", "Membership Application"
ODD = ("%", "_", "%%", '"', "'", "\\", "\\%", "(", "[", "*", "😀", "’", "\u0640", "a' or 'a'='a")


class TestSearch(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		cls.olives = factories.member(organisation_name="مؤسسة زيتون").name
		cls.spikes = factories.member(organisation_name="سنابل الغوطة", name_latin="Sanabel").name
		cls.etoile = factories.member(organisation_name="النجمة", name_latin="L’Étoile").name
		cls.person = factories.individual(person_name="عبد الله الأحمد").name
		cls.secretary = factories.user(roles.SECRETARIAT)

	def found(self, text: str) -> list[str]:
		with self.as_user(self.secretary):
			return [each["name"] for each in desk.find(text)]

	def linked(self, doctype: str, txt: str, **more: object) -> list[str]:
		with self.as_user(self.secretary):
			return linked(doctype, txt, **more)

	def test_who_may_not_read_a_field_finds_nobody_by_what_stands_in_it(self):
		"""A hit tells what stands in it as well as a filter would, which is refused."""
		member = factories.member(contact_person="فرزدق الطبلاوي").name
		self.assertIn(member, self.found("فرزدق الطبلاوي"))
		level = make_property_setter(MEMBER, "contact_person", "permlevel", 2, "Int")
		frappe.clear_cache(doctype=MEMBER)
		self.addCleanup(frappe.clear_cache, doctype=MEMBER)
		self.addCleanup(level.delete, ignore_permissions=True)
		self.assertEqual(self.found("فرزدق الطبلاوي"), [])
		self.assertNotIn(member, self.linked(MEMBER, "farazdaq"))

	def test_a_seal_holds_no_folded_names_which_would_outlive_an_erasure(self):
		member = factories.member(contact_person="فرزدق الطبلاوي")
		seal.protect(MEMBER, member.name)
		kept = seal.contents_of(seal.seal_of(MEMBER, member.name)).records
		self.assertNotIn(stored.TABLE, {each["doctype"] for each in kept})
		erasure.anonymise(MEMBER, member.name)
		self.assertNotIn("فرزدق", str(seal.contents_of(seal.seal_of(MEMBER, member.name))))
		self.assertNotIn("طبلاوي", folded(MEMBER, member.name))

	def test_a_link_field_finds_a_member_in_every_spelling(self):
		for typed in ("موسسه زيتون", "زيتون", "الزيتون", "زيتـون", "زيت", "Zaytoun", "zeitoun", "ZEIT"):
			with self.subTest(typed):
				self.assertIn(self.olives, self.linked(MEMBER, typed))
		for typed in ("l'etoile", "L’ÉTOILE", "Letoile", "etoile", "النجمه"):
			with self.subTest(typed):
				self.assertEqual(self.linked(MEMBER, typed), [self.etoile])
		for typed in ("عبدالله الاحمد", "الاحمد", "Abdullah", "abdallah al ahmad", "عبد"):
			with self.subTest(typed):
				self.assertEqual(linked(PERSON_TYPE, typed), [self.person])

	def test_the_desks_search_finds_with_words_between_and_tells_title_and_kind(self):
		found = desk.find("سنابل في الغوطة")
		shown = {"doctype": MEMBER, "name": self.spikes, "title": "سنابل الغوطة"}
		self.assertEqual(found, [{**shown, "kind": "Member Organisation"}])
		for typed in ("Ghouta", "sanabil al-ghouta", "السنابل"):
			with self.subTest(typed):
				self.assertIn(self.spikes, self.found(typed))

	def test_members_applications_accounts_branches_places_and_people_in_members_are_found(self):
		application = factories.application(organisation_name="جمعية قناديل البادية", contact_person="رزان")
		account = factories.account(person_name="هالة العبد الله")
		branch = factories.branch(branch_name="فرع البادية")
		member = factories.member(contact_person="فيروز الدمشقي")
		member.append(
			"people", {"person_name": "نوفل القنواتي", "duty": "Contact", "from_date": "2020-01-01"}
		)
		member.save()
		wanted = {
			"قناديل الباديه": application.name,
			"Razan": application.name,
			"هاله العبدالله": account.name,
			account.user_name: account.name,
			"فرع الباديه": branch.name,
			"fairouz": member.name,
			"نوفل": member.name,
			"Homs": "حمص",
		}
		for typed, name in wanted.items():
			with self.subTest(typed):
				self.assertIn(name, self.found(typed))

	def test_the_likest_comes_first_in_both(self):
		longer = factories.member(organisation_name="رابطة زيتون الشمال").name
		alike = factories.member(organisation_name="جمعية زيتونة").name
		for found in (self.found("زيتون"), self.linked(MEMBER, "زيتون")):
			places = [found.index(name) for name in (self.olives, longer, alike)]
			self.assertEqual(places, sorted(places))

	def test_the_filters_of_a_link_field_hold_and_so_do_its_pages(self):
		place = factories.listed("Coalition Place", "place_name", "درعا")
		elsewhere = factories.member(organisation_name="زيتون درعا", place=place).name
		for filters in ({"place": place}, {"place": ["=", place]}, [[MEMBER, "place", "=", place]]):
			for sent in (filters, json.dumps(filters)):
				self.assertEqual(self.linked(MEMBER, "زيتون", filters=sent), [elsewhere])
		first = self.linked(MEMBER, "زيتون", page_length=1)
		with self.as_user(self.secretary):
			answer = search_widget(MEMBER, txt="زيتون", start=1, page_length=1)
		second = [row[0] for row in answer or frappe.response.pop("values")]
		self.assertEqual({*first, *second}, {self.olives, elsewhere})

	def test_nothing_typed_and_what_no_name_has_are_answered_as_before(self):
		self.assertIn(self.olives, self.linked(MEMBER, ""))
		self.assertEqual(self.linked(MEMBER, "يتون"), [self.olives])
		self.assertEqual(self.linked(MEMBER, self.olives), [self.olives])
		self.assertEqual(self.linked(MEMBER, "كلمة لا يحملها أحد"), [])

	def test_odd_texts_find_nothing_and_break_nothing(self):
		# A word that no record of any test bears: other tests may have left theirs behind.
		for typed in (*ODD, "x" * 100_000, "زنجفرة " * 20_000 + "%"):
			with self.subTest(typed[:20]):
				self.assertEqual(self.found(typed), [])
				self.assertEqual(self.linked(MEMBER, typed), [])
				engine.search(typed)
		for typed in ("ز", "1", "a"):
			self.assertIsInstance(self.found(typed), list)
		self.assertIn(self.olives, self.linked(MEMBER, "ز"))

	def test_the_engines_global_search_tells_them_too(self):
		found = engine.search("موسسه زيتون")
		self.assertEqual(
			[(row.doctype, row.name) for row in found if row.name == self.olives], [(MEMBER, self.olives)]
		)
		self.assertEqual([row.name for row in engine.search("موسسه زيتون", doctype=APPLICATION)], [])
		self.assertEqual(
			[row.name for row in engine.search("زيتون", start=20) if row.name == self.olives], []
		)

	def test_nobody_finds_what_a_list_would_not_show_them(self):
		branch, other = factories.branch(), factories.branch()
		officer = factories.user(BRANCH_OFFICER)
		frappe.set_user("Administrator")
		branch.append("officers", {"user": officer, "from_date": "2020-01-01"})
		branch.save()
		own = factories.member(organisation_name="زيتون الفرع", branch=branch.name).name
		factories.member(organisation_name="زيتون فرع آخر", branch=other.name)
		factories.account(person_name="زيتون")
		frappe.set_user(officer)
		self.assertEqual([each["name"] for each in desk.find("زيتون")], [own])
		self.assertEqual(linked(MEMBER, "زيتون"), [own])
		self.assertEqual(linked(MEMBER, "zaytoun", ignore_user_permissions=0), [own])
		self.assertEqual({row.name for row in engine.search("زيتون")}, {own})
		frappe.set_user(factories.user(roles.TRAINING))
		self.assertEqual([each for each in desk.find("زيتون") if each["doctype"] != "Coalition Place"], [])
		with self.assertRaises(frappe.PermissionError):
			names_found(MEMBER, "زيتون")

	def test_no_interface_reads_the_folded_names(self):
		for user in (self.secretary, factories.user(roles.ADMINISTRATOR), factories.user("System Manager")):
			frappe.set_user(user)
			self.assertFalse(frappe.has_permission(stored.TABLE, "read"))
			with self.assertRaises(frappe.PermissionError):
				frappe.get_list(stored.TABLE, filters={"words": ("like", "%زيتون%")})
		self.assertNotIn("words", frappe.get_doc(MEMBER, self.olives).as_dict())


class TestFoldedNames(CoalitionTestCase):
	"""They follow the names, however these are written."""

	def test_a_saved_name_a_stored_value_and_a_row_are_followed(self):
		member = factories.member(organisation_name="زيتون")
		self.assertIn(" زيتون ", folded(MEMBER, member.name))
		member.organisation_name = "سنابل"
		member.append("people", {"person_name": "نوفل", "duty": "Contact", "from_date": "2020-01-01"})
		member.save()
		self.assertNotIn("زيتون", folded(MEMBER, member.name))
		self.assertIn(" سنابل ", folded(MEMBER, member.name))
		self.assertIn(" نوفل ", folded(MEMBER, member.name))
		member.db_set("organisation_name", "قناديل")
		self.assertIn(" قناديل ", folded(MEMBER, member.name))
		member.set("people", [])
		member.save()
		self.assertNotIn("نوفل", folded(MEMBER, member.name))
		self.assertEqual(frappe.db.count(stored.TABLE, {"kind": MEMBER, "record": member.name}), 1)

	def test_they_go_with_the_record_and_come_back_with_it(self):
		place = frappe.get_doc({"doctype": "Coalition Place", "place_name": "تل زيتون"}).insert()
		frappe.delete_doc(place.doctype, place.name)
		self.assertEqual(folded(place.doctype, place.name), "")
		deleted = frappe.get_last_doc("Deleted Document", {"deleted_name": place.name})
		frappe.get_doc(json.loads(deleted.data)).insert()
		self.assertIn(" زيتون ", folded(place.doctype, place.name))

	def test_a_renamed_record_is_found_by_its_new_name_and_a_merged_one_by_the_others(self):
		place = frappe.get_doc({"doctype": "Coalition Place", "place_name": "تل زيتون"}).insert()
		frappe.rename_doc(place.doctype, place.name, "تل السنابل")
		self.assertEqual(folded(place.doctype, "تل زيتون"), "")
		self.assertIn(" سنابل ", folded(place.doctype, "تل السنابل"))
		other = frappe.get_doc({"doctype": "Coalition Place", "place_name": "تل السنابل ٢"}).insert()
		frappe.rename_doc(place.doctype, other.name, "تل السنابل", merge=True)
		self.assertEqual(folded(place.doctype, other.name), "")
		self.assertIn(" سنابل ", folded(place.doctype, "تل السنابل"))

	def test_the_patch_makes_them_of_what_was_stored_before_and_can_run_twice(self):
		member, account = factories.member(organisation_name="زيتون"), factories.account(person_name="هالة")
		nameless = factories.member(organisation_name="…")
		before = frappe.get_all(stored.TABLE, fields=["kind", "record", "words"], order_by="name")
		frappe.db.delete(stored.TABLE, {"record": ("in", [member.name, account.name])})
		for _time in range(2):
			fold_stored_names.execute()
			after = frappe.get_all(stored.TABLE, fields=["kind", "record", "words"], order_by="name")
			wanted = {(row.kind, row.record): row.words for row in before}
			self.assertEqual({key: value for key, value in wanted.items() if key not in _of(after)}, {})
			self.assertIn(" زيتون ", folded(MEMBER, member.name))
		self.assertNotIn("…", folded(MEMBER, nameless.name))
		stored.fill(MEMBER, batch=1)
		self.assertIn(" زيتون ", folded(MEMBER, member.name))


def _of(rows: list) -> dict:
	return {(row.kind, row.record): row.words for row in rows}
