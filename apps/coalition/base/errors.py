"""The errors that records raise. Each has a name of its own, so that programs can tell them apart."""

import frappe

from coalition.base.plurals import ngettext


class StateOutOfWorkflow(frappe.ValidationError):
	"""A record claims a state to which no step of its workflow led."""


class EditingNotInState(frappe.PermissionError):
	"""Somebody changes a record in a state in which others work on it."""


class SamePersonTwice(frappe.ValidationError):
	"""One person would do two steps that two people have to do."""


class DecidedForGood(frappe.ValidationError):
	"""A decided record would be cancelled."""


class NotANumber(frappe.ValidationError):
	"""Something in a number field is no number, or none that its column holds."""


class NotADate(frappe.ValidationError):
	"""Something in a date or time field is none."""


class NotAPointOfTheMap(frappe.ValidationError):
	"""Something in the field of a point is none: no latitude and longitude."""


class RowWithoutRecord(frappe.PermissionError):
	"""A row of a record would be written past the record that it belongs to."""


class FilesArePrivate(frappe.ValidationError):
	"""A file of a record would be open to everybody who has its address."""


class FileOfAnother(frappe.PermissionError):
	"""Somebody claims a file that hangs on a record which they may not read."""


class FileEmpty(frappe.ValidationError):
	"""A file comes without an address and without anything in it."""


class NotExportedSo(frappe.PermissionError):
	"""Records would be taken along in a way of which nothing is kept."""


class NotShared(frappe.PermissionError):
	"""A record would be shared past the roles that may read it."""


class AreaIsOff(frappe.ValidationError):
	"""A record would be made in an area that the coalition does not use."""


class NoSuchRoute(AreaIsOff):
	"""A function is called in an area that the coalition does not use."""

	http_status_code = 404


class EncryptionKeyDiffers(frappe.ValidationError):
	"""Something would be sealed or opened with another key than the site's data were sealed with."""

	http_status_code = 503


class BrokenPlugin(frappe.ValidationError):
	"""What an app registered by a hook of ours is not what the hook's contract says."""


class WrittenByTheSystem(frappe.PermissionError):
	"""A record would be made, changed or deleted that only the system writes."""


class UnusableRate(frappe.ValidationError):
	"""An exchange rate that could not be used: its currencies, its time, or what it corrects."""


class NoSuchRate(frappe.ValidationError):
	"""No exchange rate of the kind that is asked for was entered for the time."""


class OriginMissing(frappe.ValidationError):
	"""Something is entered for somebody, and not said how it came or who said it."""


class NotForYou(frappe.PermissionError):
	"""Somebody would confirm what was entered for another person."""


class UnknownKind(frappe.ValidationError):
	"""A kind of document that no app on this site registers."""


class IssuedByHand(frappe.PermissionError):
	"""A verification code would be made, changed or deleted past the functions that issue and revoke."""


class AlreadyRevoked(frappe.ValidationError):
	"""A document that is revoked already would be revoked or allowed again."""


class ReasonMissing(frappe.ValidationError):
	"""A step that needs a reason came without one, or with one that says nothing."""


class AnswersMissing(frappe.ValidationError):
	"""A step that decides comes without what has to be asked before it."""


class ChangedSinceShown(frappe.ValidationError):
	"""Somebody would decide on a record that is another by now than the one shown to them."""


class NoSuchStep(frappe.ValidationError):
	"""A dialog is asked for before a step that has none."""

	http_status_code = 404


class NotToBeTakenBack(frappe.ValidationError):
	"""A tick that is not one's own, or that stands for too long."""


class OneByOne(frappe.ValidationError):
	"""A step that decides something about somebody would be taken for many records of a list at once."""


class TooManyTries(frappe.ValidationError):
	"""Something was tried too often; `seconds` says how long to wait."""

	http_status_code = 429

	def __init__(self, seconds: int) -> None:
		self.seconds = seconds
		if seconds < 60:
			told = ngettext(
				"Too many tries. Please wait a second and try again.",
				"Too many tries. Please wait {0} seconds and try again.",
				seconds,
			)
		else:
			told = ngettext(
				"Too many tries. Please wait a minute and try again.",
				"Too many tries. Please wait {0} minutes and try again.",
				-(-seconds // 60),
			)
		super().__init__(told)


class AccountFrozen(frappe.ValidationError):
	"""Somebody would act for an account that is frozen."""


class NotAnAccountsName(frappe.ValidationError):
	"""A user name, telephone number or address that an account cannot have, or that another one has."""


class CodeSpent(frappe.ValidationError):
	"""A sign-in code was used, replaced, locked or is too old."""


class AddressUnknown(frappe.ValidationError):
	"""Something with an address in it would leave a site that does not know its own."""


class LettersMissing(frappe.ValidationError):
	"""A paper would lack letters, since none of its fonts has them."""


class SettingOutOfRange(frappe.ValidationError):
	"""A setting of the coalition has a value that cannot be kept."""


class SecretHandedOut(frappe.ValidationError):
	"""The secret of a program's key would be shown a second time."""


class KeyIsOver(frappe.ValidationError):
	"""A program's key that was revoked or replaced would be used on."""


class LockedTooLate(Exception):
	"""Code locks a row after it has written something: a fault of ours, never of who uses it."""


class ScopeUnknown(frappe.ValidationError):
	"""A program's key is to be good for something that no module and no app declares."""


class HolderUnclear(frappe.ValidationError):
	"""A program's key names nobody who holds it, or two."""
