"""Logs tell what failed and where, and no value: neither what somebody sent nor what stands in a record.

The engine writes the variables of each frame into its Error Log, the fields of a request into `frappe.log`,
and the texts of errors into titles: keys' secrets, codes, applicants' answers, names of protected members.
On a site of a developer (`developer_mode`) all is as the engine has it.
"""

import errno
import logging
import re
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress

import frappe
import frappe.utils
from frappe.model.document import Document
from frappe.utils import logger
from pymysql.err import MySQLError

from coalition.base.errors import BrokenPlugin
from coalition.moved import renamed

# Their texts are about code, and hold no value.
_SPEAKING = (AttributeError, BrokenPlugin, ImportError, NameError, NotImplementedError, TypeError)
# Addresses of which a part is a secret: an applicant's own page, and what is asked with keys.
_SECRET_PATH = re.compile(r"((?:/|%2F)coalition(?:/|%2F)apply(?:/|%2F))[^\s/?#&\"']+", re.IGNORECASE)
_SECRET_NAME = r"(?:key|token|(?<!status_)code|sid|secret|password|pwd|signature)"
_SECRET_FIELD = re.compile(rf"({_SECRET_NAME}[\"']?\s*[=:]\s*[\"']?)[^&\s\"']+", re.IGNORECASE)
_installing = threading.Lock()


def install_redaction() -> None:
	"""Once for each process that serves requests or does jobs."""
	with _installing:
		if getattr(frappe.utils.get_traceback, "is_ours", False):
			return
		frappe.utils.get_traceback = _in_place_of(frappe.utils.get_traceback)
		logger.SiteContextFilter.filter = _name_site_alone
		logging.setLogRecordFactory(_without_values(logging.getLogRecordFactory()))


def without_values(error: BaseException) -> str:
	"""A traceback of files, lines and kinds of errors; their texts where those are about code alone."""
	before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
	lines = [without_values(before), "\nThen, while that was handled:\n\n"] if before else []
	lines += ["Traceback (most recent call last):\n", *traceback.format_tb(error.__traceback__)]
	return "".join([*lines, _told(error), "\n"])


def shortened(text: str) -> str:
	"""The text with its secret addresses shortened."""
	return _SECRET_FIELD.sub(r"\1…", _SECRET_PATH.sub(r"\1…", text))


def keep_out_of_title(doc: Document, _event: str | None = None) -> None:
	"""For `before_insert` of Error Logs: the engine makes the error's text its title."""
	error = sys.exc_info()[1]
	if not error or frappe.conf.developer_mode:
		return
	text = str(error)
	if text and not isinstance(error, _SPEAKING):
		# A title has 140 letters at most.
		doc.method = (doc.method or "").replace(text, type(error).__name__)
		doc.method = doc.method.replace(text[:140], type(error).__name__)
	doc.method = shortened(doc.method or "")


def _in_place_of(engines: Callable[..., str]) -> Callable[..., str]:
	def get_traceback(with_context: bool = False) -> str:
		if frappe.conf and frappe.conf.developer_mode:
			return engines(with_context=with_context)
		error = sys.exc_info()[1]
		return without_values(error) if error else ""

	get_traceback.is_ours = True
	return get_traceback


def _told(error: BaseException) -> str:
	name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
	if isinstance(error, _SPEAKING):
		return f"{name}: {error}"
	if isinstance(error, MySQLError) and error.args and isinstance(error.args[0], int):
		return f"{name} ({error.args[0]})"
	if isinstance(error, OSError) and error.errno:
		return f"{name} ({errno.errorcode.get(error.errno, error.errno)})"
	return name


def _name_site_alone(_self: logging.Filter, record: logging.LogRecord) -> bool:
	record.msg = f"{record.msg}\nSite: {getattr(frappe.local, 'site', None)}"
	return True


def _without_values(factory: Callable[..., logging.LogRecord]) -> Callable[..., logging.LogRecord]:
	"""Records of all loggers, the server's own log of requests and the worker's too."""

	def made(*words: object, **more: object) -> logging.LogRecord:
		record = factory(*words, **more)
		if record.exc_info and record.exc_info[1] and not _is_developers():
			# Formatters use this where it is there already.
			record.exc_text = without_values(record.exc_info[1])
		# What is logged wrongly is its writer's.
		with suppress(TypeError, ValueError, KeyError):
			record.msg, record.args = shortened(record.getMessage()), ()
		return record

	return made


def _is_developers() -> bool:
	conf = getattr(frappe.local, "conf", None)
	return bool(conf and conf.get("developer_mode"))


# For one version: something had another name.
__getattr__ = renamed(__name__)
