"""An answer as what JSON knows. Pure."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from coalition.base.text.markup import as_written


def plain(value: Any) -> Any:
	"""Texts as written, numbers, lists and objects; days as 2017-01-16, moments with their UTC offset."""
	if is_dataclass(value) and not isinstance(value, type):
		return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
	if isinstance(value, tuple | list):
		return [plain(each) for each in value]
	if isinstance(value, Enum):
		return value.value
	if isinstance(value, str):
		return as_written(value)
	if isinstance(value, datetime):
		return value.isoformat(timespec="microseconds" if value.microsecond else "seconds")
	return value.isoformat() if isinstance(value, date) else value
