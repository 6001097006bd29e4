"""What membership's records say of their fields: whose they are, and whether they can be made public."""

from coalition.base.privacy.declared import Kind, Part, PrivateField, Subject
from coalition.membership.profile import fields as profile
from coalition.membership.profile import tables

PROFILE = tuple(each.private() for each in profile.FIELDS)
MEMBER = (
	PrivateField("organisation_name", Kind.IDENTITY, policy="name"),
	PrivateField("name_latin", Kind.IDENTITY, policy="name"),
	PrivateField("place", Kind.COUNTED, policy="place"),
	PrivateField("sector", Kind.COUNTED, policy="sector"),
	PrivateField("member_since", Kind.COUNTED, policy="joining"),
	PrivateField("contact_person", Kind.PERSON),
	PrivateField("contact_phone", Kind.PERSON, policy="contact"),
	PrivateField("contact_email", Kind.PERSON, policy="contact"),
	PrivateField("agreed_phone", Kind.AGREED),
	*PROFILE,
)
INDIVIDUAL = (
	PrivateField("person_name", Kind.PERSON, policy="name"),
	PrivateField("name_latin", Kind.PERSON, policy="name"),
	PrivateField("place", Kind.COUNTED, policy="place"),
	PrivateField("sector", Kind.COUNTED, policy="sector"),
	PrivateField("member_since", Kind.COUNTED, policy="joining"),
	PrivateField("contact_phone", Kind.PERSON, policy="contact"),
	PrivateField("contact_email", Kind.PERSON, policy="contact"),
	PrivateField("agreed_phone", Kind.AGREED),
	PrivateField("branch", Kind.COUNTED),
	*(PrivateField(name, Kind.PERSON) for name in ("about", "hopes", "brings")),
)
APPLICATION = (
	PrivateField("organisation_name", Kind.IDENTITY),
	PrivateField("name_latin", Kind.IDENTITY),
	PrivateField("contact_person", Kind.PERSON),
	PrivateField("contact_phone", Kind.PERSON),
	PrivateField("contact_email", Kind.PERSON),
	PrivateField("signatory", Kind.PERSON),
	# Who said it, and where the paper is.
	PrivateField("channel_note", Kind.PERSON),
	# Why somebody is admitted or not tells who it is.
	PrivateField("decision_reason", Kind.IDENTITY),
	PrivateField("reason_for_applicant", Kind.IDENTITY),
	*(PrivateField(field.name, field.kind) for field in PROFILE),
)
# What a person applies with is that person's, the name first.
OF_A_PERSON = tuple(
	PrivateField(field.name, Kind.PERSON if field.is_sealed else Kind.COUNTED) for field in APPLICATION
)
DECLARATION = tuple(
	PrivateField(name, Kind.PERSON) for name in ("signatory", "channel_note", "denial", "paper")
)
# What a member proposes of itself tells who it is, and names its people.
PROPOSAL = tuple(PrivateField(name, Kind.PERSON) for name in ("proposed", "proposer", "note", "reason"))
# What was written to it or by it, what members said of it, and why it appealed.
MESSAGE = (PrivateField("text", Kind.PERSON),)
OPINION = (
	PrivateField("note", Kind.IDENTITY),
	PrivateField("said_by", Kind.PERSON),
	PrivateField("channel_note", Kind.PERSON),
)
APPEAL = (
	PrivateField("organisation_name", Kind.IDENTITY),
	PrivateField("text", Kind.PERSON),
	PrivateField("appellant", Kind.PERSON),
	PrivateField("reason_for_applicant", Kind.IDENTITY),
	PrivateField("decision_reason", Kind.IDENTITY),
	PrivateField("channel_note", Kind.PERSON),
)
# Why a program's key ended. What the key is called stays: a name in it is replaced as everywhere. What it was
# answered is forgotten by base; feeds and notes of changes hold numbers of records alone.
KEY = (PrivateField("revoked_why", Kind.PERSON),)
# Why somebody is suspended tells who it is.
CHANGE = (PrivateField("reason", Kind.IDENTITY), PrivateField("decision_reason", Kind.IDENTITY))
ROWS = tuple(each.private() for each in tables.TABLES)


def records() -> list[Subject]:
	"""Answers to the hook `coalition_private_records`."""
	return [
		Subject(
			"Member Organisation",
			title="organisation_name",
			fields=MEMBER,
			parts=(
				*_parts("member_organisation", APPLICATION),
				*_said_of("admitted_member"),
				# What it said of others.
				Part("Admission Opinion", "member_organisation", OPINION),
				Part("Program Key", "holder", KEY, link_type="holder_type"),
			),
			rows=ROWS,
			can_be_protected=True,
			told_apart_by=("place",),
			copied_in=("Register Import",),
		),
		Subject(
			"Individual Member",
			title="person_name",
			fields=INDIVIDUAL,
			parts=(*_parts("individual_member", OF_A_PERSON), *_said_of("admitted_individual")),
			can_be_protected=True,
			told_apart_by=("place",),
		),
		# Who applied and never joined leaves as well.
		Subject(
			"Membership Application",
			title="organisation_name",
			fields=APPLICATION,
			parts=_said_of("application"),
			rows=ROWS,
		),
	]


def _said_of(link: str) -> tuple[Part, ...]:
	"""What was said on the way to an admission, by the field that names whom it is about."""
	return (
		Part("Applicant Message", link, MESSAGE),
		Part("Admission Opinion", link, OPINION),
		Part("Admission Appeal", link, APPEAL),
	)


def _parts(link: str, application: tuple[PrivateField, ...]) -> tuple[Part, ...]:
	return (
		Part("Membership Application", link, application, same_name="organisation_name", rows=ROWS),
		Part("Charter Declaration", link, DECLARATION),
		Part("Proposed Change", link, PROPOSAL),
		# Its papers are sealed; the name in what they say is replaced as everywhere.
		Part("Verification Code", "reference_name", (), link_type="reference_doctype"),
		Part("Membership Standing Change", link, CHANGE),
	)
