"""Five kinds of registers as secretaries have them; the organisations in them are invented."""

import io
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.styles import Font

KINDS = (("جمعية", "Association"), ("مؤسسة", "Foundation"), ("مبادرة", "Initiative"), ("مركز", "Centre"))
THEMES = (
	("بذور", "Buzur"),
	("قناديل", "Qanadeel"),
	("مرساة", "Mersat"),
	("جسور", "Jusour"),
	("بوصلة", "Bawsala"),
)
OF = (("الغد", "Ghad"), ("الجبل", "Jabal"), ("النهر", "Nahr"), ("السهل", "Sahl"))
PLACES = (("حمص", "Homs"), ("إدلب", "Idlib"), ("درعا", "Daraa"))
SECTORS = (("الصحة", "Health"), ("التعليم", "Education"))
NEEDED = ["اسم المنظمة", "المكان", "القطاع", "تاريخ الانضمام"]


def organisations() -> Iterator[tuple[str, str, int]]:
	"""Name, name in Latin script, and a number: twenty of them."""
	for number, (theme, of) in enumerate((theme, of) for theme in THEMES for of in OF):
		kind = KINDS[number % len(KINDS)]
		yield f"{kind[0]} {theme[0]} {of[0]}", f"{theme[1]} {of[1]} {kind[1]}", number


def bilingual() -> bytes:
	"""XLSX: headings in Arabic, below them in English; places and sectors in Latin script."""
	english = [
		"Name in Latin Script",
		"Organisation Name",
		"Place",
		"Sector",
		"Kind of Member",
		"Member since",
	]
	arabic = ["الاسم بالأحرف اللاتينية", *NEEDED[:3], "نوع العضو", NEEDED[3]]
	rows = [
		[
			latin,
			name,
			PLACES[each % 3][1],
			SECTORS[each % 2][1],
			("منظمة", "مبادرة")[each % 2],
			f"{1 + each}/3/2015",
		]
		for name, latin, each in organisations()
	]
	return _book(سجل=[arabic, english, *rows])


def with_titles() -> bytes:
	"""XLSX: titles above, a column of numbers, places in odd spellings, dashes, one row struck through."""
	odd = ("حمص.", "محافظة إدلب", "درعا / حمص", "قرية الزيتون")
	rows = [
		[
			each + 1,
			name,
			odd[each % 4],
			"الصحة",
			"-" if each % 2 else "0944 123 4" + f"{each:02}",
			f"2014-01-{each + 1:02}",
		]
		for name, _latin, each in organisations()
	]
	headings = ["م", "اسم المنظمة", "أين مقرها", "القطاع", "الهاتف", "تاريخ الانضمام"]
	book = _sheets(الأعضاء=[["التحالف"], ["سجل الأعضاء لعام 2014"], [], headings, *rows])
	book["الأعضاء"]["B7"].font = Font(strike=True)
	return _written(book)


def of_several_sheets() -> bytes:
	"""XLSX: a cover, a hidden register of former years, the register with hidden rows, another one."""
	rows = [
		[name, PLACES[each % 3][0], SECTORS[each % 2][0], f"2016-02-{each + 1:02}"]
		for name, _latin, each in organisations()
	]
	book = _sheets(
		غلاف=[["سجل"], ["آخر تحديث 2016"]],
		قديم=[NEEDED, *rows[:3]],
		الحالي=[NEEDED, *rows],
		المنتظرون=[NEEDED, *rows[:2]],
	)
	book["قديم"].sheet_state = "hidden"
	for row in (4, 5):
		book["الحالي"].row_dimensions[row].hidden = True
	return _written(book)


def with_semicolons() -> bytes:
	"""A text of old Windows, by semicolons: quotes that nobody doubled, a cell of two lines, an error."""
	lines = ["سجل الأعضاء;;;", ";".join(["الاسم", *NEEDED[1:]])]
	for name, _latin, each in organisations():
		kind, theme, of = name.split(" ")
		written = (f'"{theme}" {kind} {of}', f'"{kind}\n{theme} {of}"')[each == 3]
		sector = "#YOK" if each == 5 else SECTORS[each % 2][0]
		lines.append(f"{written};{PLACES[each % 3][0]};{sector};{each + 1}.3.2015")
	return "\r\n".join(lines).encode("windows-1256")


def with_old_dates() -> bytes:
	"""XLSX: days of the Hijri calendar, years of two digits and days in words beside plain ones."""
	days = ("2013-05-01", "١٤٣٤/٠٦/٢١", "15 آذار 2013", "1/5/13", "1/5/2013م")
	rows = [[name, PLACES[each % 3][0], "الصحة", days[each % 5]] for name, _latin, each in organisations()]
	return _book(سجل=[NEEDED, *rows])


def _book(**sheets: list[list]) -> bytes:
	return _written(_sheets(**sheets))


def _sheets(**sheets: list[list]) -> Workbook:
	book = Workbook()
	book.remove(book.active)
	for title, lines in sheets.items():
		sheet = book.create_sheet(title)
		for line in lines:
			sheet.append(line)
	return book


def _written(book: Workbook) -> bytes:
	stream = io.BytesIO()
	book.save(stream)
	return stream.getvalue()
