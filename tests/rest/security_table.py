"""Who may do what with each DocType: the tables of all modules, tried cell by cell over HTTP."""

from importlib import import_module
from pathlib import Path

import coalition
from coalition.tests.security_rows import *  # noqa: F403

_FILES = sorted(Path(coalition.__file__).parent.glob("*/tests/security_table.py"))
_TABLES = [import_module(f"coalition.{file.parts[-3]}.tests.security_table") for file in _FILES]
TABLE = {doctype: row for table in _TABLES for doctype, row in table.TABLE.items()}
ROWS_OF_RECORDS = tuple(doctype for table in _TABLES for doctype in table.ROWS_OF_RECORDS)
