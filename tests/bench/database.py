"""What a database holds, and how two of its states differ."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pymysql

from devtools import paths

Row = dict[str, object]


@dataclass(frozen=True)
class Snapshot:
	"""`columns` is the definition of each column of each table, `rows` all that is in them."""

	columns: dict[str, list[tuple]]
	rows: dict[str, list[Row]]


@dataclass(frozen=True)
class Exempt:
	"""Rows that may differ: those of a table where a column has one of these values (all without one)."""

	table: str
	reason: str
	column: str = ""
	values: tuple[str, ...] = ()

	def covers(self, table: str, row: Row) -> bool:
		return table == self.table and (not self.column or row[self.column] in self.values)


@contextmanager
def connection(name: str | None = None) -> Iterator[pymysql.cursors.DictCursor]:
	"""A cursor of the database's root; what it did is committed at the end."""
	config = json.loads((paths.SITES / "common_site_config.json").read_text())
	connected = pymysql.connect(
		host=config["db_host"],
		port=config["db_port"],
		user="root",
		password=os.environ["DATABASE_PASSWORD"],
		database=name,
		charset="utf8mb4",
		cursorclass=pymysql.cursors.DictCursor,
		autocommit=True,
	)
	with connected, connected.cursor() as cursor:
		yield cursor


def drop(name: str) -> None:
	"""Drop a site's database and its user."""
	with connection() as cursor:
		cursor.execute(f"drop database if exists `{name}`")
		cursor.execute(f"drop user if exists `{name}`@`%`")


def snapshot(name: str) -> Snapshot:
	with connection(name) as cursor:
		columns = _columns(cursor, name)
		return Snapshot(columns, {table: _rows(cursor, table) for table in columns})


def _columns(cursor: pymysql.cursors.DictCursor, name: str) -> dict[str, list[tuple]]:
	cursor.execute(
		"select table_name as place, column_name, column_type, is_nullable, column_default, column_key, extra"
		" from information_schema.columns where table_schema = %s order by table_name, column_name",
		(name,),
	)
	tables: dict[str, list[tuple]] = {}
	for row in cursor.fetchall():
		tables.setdefault(row.pop("place"), []).append(tuple(row.values()))
	return tables


def _rows(cursor: pymysql.cursors.DictCursor, table: str) -> list[Row]:
	cursor.execute(f"select * from `{table}`")
	return list(cursor.fetchall())


def schema_differences(before: Snapshot, after: Snapshot) -> list[str]:
	"""One line for each column that only one of the two has; a table counts by its columns."""
	had, has = (
		{(table, column) for table, columns in state.columns.items() for column in columns}
		for state in (before, after)
	)
	return [f"gone: {column}" for column in sorted(had - has, key=str)] + [
		f"new: {column}" for column in sorted(has - had, key=str)
	]


def row_differences(
	before: Snapshot, after: Snapshot, exempt: Iterable[Exempt], uncounted: dict[str, tuple[str, ...]]
) -> list[str]:
	"""One line for each row that only one of the two has.

	`uncounted` names the columns of a table that may differ, with the table as its key.
	"""
	had, has = (_compared(state, list(exempt), uncounted) for state in (before, after))
	return [f"gone: {row}" for row in sorted((had - has).elements())] + [
		f"new: {row}" for row in sorted((has - had).elements())
	]


def _compared(state: Snapshot, exempt: list[Exempt], uncounted: dict[str, tuple[str, ...]]) -> Counter[str]:
	return Counter(
		f"{table} {_text({key: row[key] for key in row if key not in uncounted.get(table, ())})}"
		for table, rows in state.rows.items()
		for row in rows
		if not any(one.covers(table, row) for one in exempt)
	)


def _text(row: Row) -> str:
	return json.dumps(row, default=str, sort_keys=True, ensure_ascii=False)


def rows_that_name(state: Snapshot, names: Iterable[str], exempt: Iterable[Exempt]) -> list[str]:
	"""One line for each row that has one of these names in it, wherever: `table: row`."""
	wanted, exempt = tuple(names), list(exempt)
	texts = (
		(table, _text(row))
		for table, rows in state.rows.items()
		for row in rows
		if not any(one.covers(table, row) for one in exempt)
	)
	return [f"{table}: {text[:400]}" for table, text in texts if any(name in text for name in wanted)]
