"""What is shown of a record to everybody: fields, consents, policy and protection, and nothing else. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from coalition.base.privacy.declared import Subject


@dataclass(frozen=True)
class Consent:
	"""The owner's consent to show one field; withdrawn on whatever day, it holds no more."""

	field: str
	agreed_on: date
	withdrawn_on: date | None = None

	def holds_on(self, day: date) -> bool:
		return self.withdrawn_on is None and self.agreed_on <= day


def agreed_fields(consents: Iterable[Consent], day: date) -> set[str]:
	"""The fields whose owner agrees, on this day, that they are shown."""
	return {consent.field for consent in consents if consent.holds_on(day)}


def allowed_fields(subject: Subject, policies: Collection[str]) -> set[str]:
	"""The fields that this coalition lets its members show: `policies` are those that it has switched on."""
	return {field.name for field in subject.may_be_public if field.policy in policies}


def public_view(
	subject: Subject,
	values: Mapping[str, object],
	consents: Iterable[Consent],
	policies: Collection[str],
	is_protected: bool,
	day: date,
) -> dict[str, object]:
	"""Field -> value of what everybody may see of one record; empty fields are left out.

	A field is shown where its type declares that it can be, the coalition's policy lets it, and its owner
	agrees. Of a protected record, and of one that is not named, nothing is shown: a place and a sector
	without a name would still tell who is meant.
	"""
	if is_protected:
		return {}
	shown = agreed_fields(consents, day) & allowed_fields(subject, policies)
	if subject.title not in shown or not values.get(subject.title):
		return {}
	return {field: values[field] for field in sorted(shown) if values.get(field)}
