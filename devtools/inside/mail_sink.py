"""Runs in the tools' environment: takes every mail and writes it to a folder, for people to read.

Usage: python mail_sink.py PORT FOLDER
"""

import itertools
import sys
import time
from pathlib import Path

from aiosmtpd.controller import Controller


class Folder:
	def __init__(self, folder: Path) -> None:
		self.folder = folder
		self.numbers = itertools.count(1)

	async def handle_DATA(self, server, session, envelope) -> str:
		name = f"{time.strftime('%Y%m%d-%H%M%S')}-{next(self.numbers):04}.eml"
		(self.folder / name).write_bytes(envelope.content)
		return "250 Kept"


def main(port: int, folder: Path) -> None:
	folder.mkdir(parents=True, exist_ok=True)
	Controller(Folder(folder), hostname="127.0.0.1", port=port).start()
	while True:
		time.sleep(3600)


main(int(sys.argv[1]), Path(sys.argv[2]))
