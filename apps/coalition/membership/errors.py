"""The errors of membership's records."""

import frappe


class NoCharterPublished(frappe.ValidationError):
	"""There is no charter that an applicant could declare."""


class ClauseNotDeclared(frappe.ValidationError):
	"""A mandatory clause of the charter is not declared."""


class VersionTaken(frappe.ValidationError):
	"""Two charters would have the same version."""


class CharterNotPublished(frappe.ValidationError):
	"""A declaration names a charter that is still a draft."""


class CharterSuperseded(frappe.ValidationError):
	"""A declaration is dated after a newer version of its charter was published."""


class MemberUnclear(frappe.ValidationError):
	"""A declaration or a standing change names no member, or an organisation and an individual."""


class DeclaredOnAnotherDay(frappe.ValidationError):
	"""A declaration is dated before its member joined, or in the future."""


class AdmissionCheckFailed(frappe.ValidationError):
	"""An application would be approved against a check, such as that of an organisation that is a member."""


class NotReachable(frappe.ValidationError):
	"""Neither a telephone number nor an e-mail address is given, or one is too long."""


class NotReadable(frappe.ValidationError):
	"""A number, an address, a year or a link of a profile cannot be read as it was typed."""


class UnreadableRegister(frappe.ValidationError):
	"""A file of members lacks a column, or has a row that cannot be read."""


class ChangeUnclear(frappe.ValidationError):
	"""A standing change lacks what its kind needs, or its days contradict each other."""


class DecisionNotFounded(frappe.ValidationError):
	"""What is decided lacks the decision that it rests on: its body, its date or its reference."""


class ChangeContradicts(frappe.ValidationError):
	"""A standing change cannot stand beside what is decided already."""


class NoMemberToday(frappe.ValidationError):
	"""A certificate of membership would be issued for an organisation that is no member on this day."""


class TermUnclear(frappe.ValidationError):
	"""A term in a post ends before it begins, or two meet where there is one at a time."""


class NotElectable(frappe.ValidationError):
	"""Somebody would get a post of a branch that is not theirs to have."""


class TwoDelegates(frappe.ValidationError):
	"""Two people would be delegate of one member on the same day."""


class DutyMissing(frappe.ValidationError):
	"""It is not said what somebody does for their organisation."""


class PersonStays(frappe.ValidationError):
	"""Somebody who acted for a member would be taken out, or their time turned round."""


class AnsweredAlready(frappe.ValidationError):
	"""A proposed change would be answered a second time."""


class ChangedMeanwhile(frappe.ValidationError):
	"""A proposed change would be written over what has changed since it was proposed."""


class ProposedAlready(frappe.ValidationError):
	"""A member proposes something else where its earlier proposal still waits."""


class ProposedByHand(frappe.PermissionError):
	"""A proposed change would be made, changed or answered past the functions that do so."""


class NoAccountForThem(frappe.ValidationError):
	"""An account would be made for somebody who does not act for a member."""


class ImportUnderWay(frappe.ValidationError):
	"""A register is being entered, or was: its file stays, and it is not begun a second time."""


class RegisterChanged(frappe.ValidationError):
	"""A file, what was said of it, or what its rows are read by is another than when it was checked."""


class NothingToEnter(frappe.ValidationError):
	"""A register of which no row can be entered: it lacks a column, say."""


class NotWrittenYet(frappe.ValidationError):
	"""The file with the problems of a register is asked for before the job has written it."""


class SpellingsNotSeen(frappe.ValidationError):
	"""A register would add places or sectors at which nobody has looked."""
