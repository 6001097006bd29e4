import io
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.text.answers import Here
from coalition.membership.applying import checking
from coalition.membership.applying.steps import NAMES, steps_for
from coalition.membership.applying.uploads import file_kinds
from coalition.membership.profile.fields import INDIVIDUAL, KINDS, ORGANISATION
from coalition.portal.forms.fields import Field, Many, Rows
from coalition.portal.forms.reading import Read, as_form
from coalition.portal.forms.steps import unfinished

HERE = Here(date(2026, 11, 22), ("SY",))
CHOICES = {
	"kind": KINDS,
	"place": ("حمص", "درعا"),
	"sector": ("الصحة",),
	"people_band": ("1 to 5",),
	"budget_band": ("No Budget",),
	"duty": ("Delegate", "Alternate", "Contact"),
	"stance": ("Wants To",),
	"charter": ("MC-1",),
}
OPTIONS = {name: [(value, value) for value in values] for name, values in CHOICES.items()}
CLAUSES = (True, False)
STEPS = {step.name: step for step in steps_for(ORGANISATION, CLAUSES, without=("branch",))}
GOOD = {
	"kind": {"kind": ORGANISATION},
	"identity": {"organisation_name": "جمعية بذور"},
	"work": {"place": "حمص", "sector": "الصحة"},
	"people": {"contact_person": "س", "contact_phone": "+٩٦٣ ٩٤٤ ٠٠٠ ٠٠٠"},
	"charter": {"charter": "MC-1", "clause_0": "1", "signatory": "س"},
}


def checked(step: str, **changes: str) -> Read:
	return checking.check(STEPS[step], {**GOOD.get(step, {}), **changes}, OPTIONS, HERE)


def field_names() -> list[str]:
	"""Every name that a form of a step can have, rows included, and some that no form has."""
	names = ["cmd", "sid", "registrations-99999-authority", "people-x-duty", "work_places-"]
	for step in STEPS.values():
		for part in step.parts:
			if isinstance(part, Rows):
				names += [f"{part.name}-{number}-{each.name}" for number in (0, 1, 7) for each in part.fields]
			else:
				names += [f"{part.name}-0", f"{part.name}-3"] if isinstance(part, Many) else [part.name]
	return names


FORMS = st.dictionaries(
	st.sampled_from(field_names()),
	st.one_of(
		st.text(),
		st.sampled_from(["حمص", "الصحة", "Delegate", "٢٠١٣", "1/2/2027", "example.org", "1", "\r\n"]),
	),
)


@pytest.mark.parametrize("step", sorted(GOOD))
def test_a_good_step_has_no_problem(step):
	assert checked(step).problems == {}


def test_what_may_stay_empty_has_no_problem_either():
	for name in set(STEPS) - set(GOOD):
		assert checked(name).problems == {}, name


def test_digits_days_and_addresses_are_kept_one_way():
	assert checked("people").values["contact_phone"] == "+963944000000"
	work = checked("work", founded_in="٢٠١٣", website="example.org/عمل")
	assert (work.values["founded_in"], work.values["website"]) == ("2013", "https://example.org/عمل")
	rows = {"registrations-0-authority": "وزارة", "registrations-0-valid_until": "١/٢/٢٠٢٧"}
	assert checked("identity", **rows).values["registrations"] == [
		{"authority": "وزارة", "area": "", "number": "", "valid_until": "2027-02-01"}
	]


@pytest.mark.parametrize(
	("step", "changes", "expected"),
	[
		("kind", {"kind": ""}, {"kind": "missing"}),
		("kind", {"kind": "Company"}, {"kind": "not_listed"}),
		("identity", {"organisation_name": " \u200f "}, {"organisation_name": "missing"}),
		("identity", {"organisation_name": "س" * 141}, {"organisation_name": "too_long"}),
		("identity", {"registrations-2-number": "5"}, {"registrations-2-authority": "missing"}),
		(
			"identity",
			{"registrations-0-authority": "و", "registrations-0-valid_until": "2027-02-30"},
			{"registrations-0-valid_until": "no_such_day"},
		),
		("work", {"place": "قمر"}, {"place": "not_listed"}),
		("work", {"sector": ""}, {"sector": "missing"}),
		("work", {"work_places-1": "قمر"}, {"work_places-1": "not_listed"}),
		("work", {"founded_in": "2027"}, {"founded_in": "not_a_year"}),
		("work", {"founded_in": "13"}, {"founded_in": "not_a_year"}),
		("work", {"website": "javascript:alert(1)"}, {"website": "not_a_link"}),
		("work", {"website": "https://[x"}, {"website": "not_a_link"}),
		("work", {"website": "two words.org"}, {"website": "not_a_link"}),
		("people", {"contact_phone": ""}, {"contact_phone": "not_reachable"}),
		("people", {"contact_phone": "", "contact_email": "a@b.org"}, {}),
		("people", {"contact_phone": "abc"}, {"contact_phone": "not_a_phone"}),
		("people", {"contact_email": "a@b"}, {"contact_email": "not_an_email"}),
		("people", {"people-0-person_name": "ر"}, {"people-0-duty": "missing"}),
		("past", {"about": "س" * 1001}, {"about": "too_long"}),
		("cooperation", {"cooperation-0-stance": "Wants To"}, {"cooperation-0-note": "missing"}),
		("cooperation", {"cooperation-0-may_be_used": "1"}, {}),
		("charter", {"clause_0": ""}, {"clause_0": "not_declared"}),
		("charter", {"charter": "MC-0"}, {"charter": "not_listed"}),
		("charter", {"signatory": ""}, {"signatory": "missing"}),
	],
)
def test_each_mistake_is_named_at_its_field(step, changes, expected):
	assert checked(step, **changes).problems == expected


def test_rows_past_the_most_are_refused_and_not_dropped_in_silence():
	rows = {f"registrations-{number}-authority": f"جهة {number}" for number in range(11)}
	assert checked("identity", **rows).problems == {"registrations-10-authority": "too_many"}


def test_the_lines_of_a_long_answer_are_the_applicants_own():
	assert checked("past", about="سطر\r\nسطر ").values["about"] == "سطر\nسطر"
	assert checked("past", about="س" * 500 + "\r\n" + "س" * 499).problems == {}


def test_a_row_that_was_emptied_is_gone():
	rows = {"people-0-person_name": "", "people-1-person_name": "ر", "people-1-duty": "Contact"}
	assert [row["person_name"] for row in checked("people", **rows).values["people"]] == ["ر"]


def test_an_individual_is_asked_less():
	individual = {step.name: step for step in steps_for(INDIVIDUAL, CLAUSES)}
	assert set(STEPS) - set(individual) == {"cooperation"}
	asked = {part.name for step in individual.values() for part in step.parts}
	assert not asked & {
		"registrations",
		"people",
		"people_band",
		"budget_band",
		"founded_in",
		"contact_person",
	}


def test_before_the_kind_is_known_there_is_the_first_step_alone():
	for kind in ("", "Company"):
		assert [step.name for step in steps_for(kind, CLAUSES)] == ["kind"]


def test_what_is_missing_is_said_by_step():
	answers = {"kind": ORGANISATION, "organisation_name": "جمعية", "place": "حمص"}
	found = unfinished(STEPS.values(), lambda step: checking.problems_of(step, answers, OPTIONS, HERE))
	assert found == {
		"work": ["sector"],
		"people": ["contact_person", "contact_phone"],
		"charter": ["charter", "clause_0", "signatory"],
	}


@given(FORMS)
def test_whatever_is_posted_is_checked_and_what_passes_fits_the_record(form):
	for step in STEPS.values():
		found = checking.check(step, form, OPTIONS, HERE)
		if found.problems:
			continue
		for part in step.parts:
			answer = found.values[part.name]
			if isinstance(part, Field):
				assert len(answer) <= part.longest and (answer or not part.required)
				assert not part.offered or not answer or answer in CHOICES[part.offered]
			elif isinstance(part, Rows):
				assert len(answer) <= part.most
				assert all(any(row.values()) for row in answer)
			else:
				assert set(answer) <= set(CHOICES[part.offered])


@given(FORMS)
def test_what_was_kept_is_read_again_as_it_is(form):
	for step in STEPS.values():
		found = checking.check(step, form, OPTIONS, HERE)
		if not found.problems:
			again = checking.check(step, as_form(step.parts, found.values), OPTIONS, HERE)
			assert (again.values, again.problems) == (found.values, {})


@given(FORMS)
def test_a_step_keeps_its_own_answers_alone(form):
	for name, step in STEPS.items():
		kept = set(checking.check(step, form, OPTIONS, HERE).values)
		assert kept == {part.name for part in step.parts}
		assert name in NAMES


@pytest.mark.parametrize(
	("content", "kind"),
	[
		(b"\xff\xd8\xff\xe0rest", "jpg"),
		(b"\x89PNG\r\n\x1a\nrest", "png"),
		(b"RIFF\x00\x00\x00\x00WEBPrest", "webp"),
		(b"%PDF-1.7", "pdf"),
		# As some programs write it, and readers read it.
		(b"\n%PDF-1.4", "pdf"),
		(b"\r\n\r\n \t%PDF-1.4", "pdf"),
		(b"\xef\xbb\xbf%PDF-1.4", "pdf"),
		(b"\xef\xbb\xbf\r\n%PDF-1.4", "pdf"),
		(b"\xff\xfe\n\0%PDF-1.4", "pdf"),
		(b" " * 1019 + b"%PDF-1.4", "pdf"),
		(b" " * 1020 + b"%PDF-1.4", None),
		# What a browser or a shell would read as something else.
		(b"<html><script>alert(1)</script>%PDF-1.4", None),
		(b"\xef\xbb\xbf<!doctype html>\n%PDF-1.4", None),
		(b"\n<svg onload=alert(1)>%PDF-1.4", None),
		(b"#!/bin/sh\n%PDF-1.4", None),
		(b"MZ\n%PDF-1.4", None),
		(b"x%PDF-1.4", None),
		(b"\n%PD", None),
		(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "doc"),
		(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1Workbook", None),
		(b"<html><script>", None),
		(b"MZ\x90", None),
		(b"PK\x03\x04", None),
		(b"", None),
	],
)
def test_a_file_is_what_its_content_says(content, kind):
	assert file_kinds.kind_of(content) == kind


def test_a_word_file_is_told_from_other_archives():
	for inside, kind in (("word/document.xml", "docx"), ("xl/workbook.xml", None)):
		written = io.BytesIO()
		with zipfile.ZipFile(written, "w") as archive:
			archive.writestr(inside, "<x/>")
		assert file_kinds.kind_of(written.getvalue()) == kind


@given(st.binary(max_size=200))
def test_no_content_breaks_the_look_at_it(content):
	assert file_kinds.kind_of(content) in (None, "jpg", "png", "webp", "pdf", "docx", "doc")


@given(st.text())
def test_a_file_name_is_safe_and_ends_as_its_kind(name):
	safe = file_kinds.safe_name(name, "pdf")
	assert safe.endswith(".pdf") and len(safe) > 4
	assert not set(safe) & set('/\\<>:"|?*\x00\n ')
	assert safe.count(".") == 1
