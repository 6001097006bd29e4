"""What membership's records say of their fields: whose they are, and whether they can be made public."""

from coalition.base.privacy.declared import Kind, Part, PrivateField, Subject

MEMBER = (
	PrivateField("organisation_name", Kind.IDENTITY, policy="name"),
	PrivateField("name_latin", Kind.IDENTITY, policy="name"),
	PrivateField("place", Kind.COUNTED, policy="place"),
	PrivateField("sector", Kind.COUNTED, policy="sector"),
	PrivateField("member_since", Kind.COUNTED, policy="joining"),
	PrivateField("contact_person", Kind.PERSON),
	PrivateField("contact_phone", Kind.PERSON, policy="contact"),
	PrivateField("contact_email", Kind.PERSON, policy="contact"),
)
APPLICATION = (
	PrivateField("organisation_name", Kind.IDENTITY),
	PrivateField("name_latin", Kind.IDENTITY),
	PrivateField("about", Kind.IDENTITY),
	PrivateField("contact_person", Kind.PERSON),
	PrivateField("contact_phone", Kind.PERSON),
	PrivateField("contact_email", Kind.PERSON),
	# Who said it, and where the paper is.
	PrivateField("channel_note", Kind.PERSON),
)
DECLARATION = (PrivateField("signatory", Kind.PERSON), PrivateField("channel_note", Kind.PERSON))
# Why somebody is suspended tells who it is.
CHANGE = (PrivateField("reason", Kind.IDENTITY), PrivateField("decision_reason", Kind.IDENTITY))


def records() -> list[Subject]:
	"""Answers to the hook `coalition_private_records`."""
	return [
		Subject(
			"Member Organisation",
			title="organisation_name",
			fields=MEMBER,
			parts=(
				Part(
					"Membership Application",
					"member_organisation",
					APPLICATION,
					same_name="organisation_name",
				),
				Part("Charter Declaration", "member_organisation", DECLARATION),
				# Its papers are sealed; the name in what they say is replaced as everywhere.
				Part("Verification Code", "reference_name", ()),
				Part("Membership Standing Change", "member_organisation", CHANGE),
			),
			can_be_protected=True,
			told_apart_by=("place",),
		),
		# Who applied and never joined leaves as well.
		Subject("Membership Application", title="organisation_name", fields=APPLICATION),
	]
