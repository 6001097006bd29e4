"""The columns of a register: which headings mean which field, and how what stands there is read. Pure."""

from dataclasses import dataclass
from enum import Enum

from coalition.base.text.letters import folded
from coalition.membership.register.reading.stems import stems

# What a person may have put around a heading or a choice: a star for "needed", a colon.
_AROUND = " *:.،,؛;\t-–_"

# How many letters a line of a record holds.
LONGEST = 140


class Kind(Enum):
	"""How the cells of a column are read."""

	TEXT = "text"
	LONG_TEXT = "long text"
	# A telephone number, an address, a registration number: digits become Western ones.
	NUMBER = "number"
	PHONE = "phone"
	EMAIL = "e-mail"
	DATE = "date"
	YEAR = "year"
	LINK = "link"
	CHOICE = "choice"
	LIST = "list"
	REGISTRATIONS = "registrations"


# Kinds of cells that hold a list.
SEVERAL = (Kind.LIST, Kind.REGISTRATIONS)


@dataclass(frozen=True)
class Column:
	"""`headings` begins with the Arabic and the English one, as forms, export and template write them.

	What stands in `otherwise` means it where no other heading of the file does: «الاسم» may be a person's.
	"""

	field: str
	headings: tuple[str, ...]
	kind: Kind = Kind.TEXT
	is_needed: bool = False
	otherwise: tuple[str, ...] = ()

	@property
	def longest(self) -> int:
		"""How many characters its field holds."""
		return 10_000 if self.kind in (Kind.LONG_TEXT, *SEVERAL) else LONGEST


_NAMES = (
	*("اسم الجمعية", "اسم المؤسسة", "اسم الجهة", "الجهة", "الجمعية", "المنظمة", "المؤسسة"),
	*("Name of Organisation", "Name of Organization", "Organization Name", "NGO Name", "Name of NGO"),
)
_ONLY_NAMES = (
	*("الاسم", "اسم", "الاسم بالعربية", "الاسم بالعربي", "الاسم العربي", "الاسم الرسمي", "الاسم الكامل"),
	*(
		"Name",
		"Full Name",
		"Arabic Name",
		"Name in Arabic",
		"Name (Arabic)",
		"NGO",
		"Organisation",
		"Organization",
	),
)
_LATIN = (
	*("الاسم بالإنكليزية", "الاسم بالإنجليزية", "الاسم بالانكليزي", "الاسم بالانجليزي", "الاسم اللاتيني"),
	*(
		"English Name",
		"Name in English",
		"Name (English)",
		"NGO Name (English)",
		"Organisation Name (English)",
	),
	"Organization Name (English)",
)
_PHONES = (
	"رقم الهاتف",
	"الجوال",
	"رقم الجوال",
	"الموبايل",
	"رقم الموبايل",
	"تلفون",
	"رقم التلفون",
	"Telephone",
	"Phone Number",
	"Mobile",
)
_ONLY_PHONES = ("Tel", "Tel.", "واتساب", "واتس", "رقم الواتساب", "WhatsApp", "رقم التواصل", "أرقام الهاتف")
_PLACES = ("المدينة", "المحافظة", "البلدة", "City", "Governorate", "Town")
_SECTORS = ("قطاع العمل", "مجال العمل", "النشاط", "Field of Work", "Activity")
_CONTACTS = ("مسؤول التواصل", "الشخص المسؤول", "المسؤول", "اسم المسؤول")
COLUMNS = (
	Column(
		"organisation_name",
		("اسم المنظمة", "Organisation Name", *_NAMES),
		is_needed=True,
		otherwise=_ONLY_NAMES,
	),
	Column("name_latin", ("الاسم بالأحرف اللاتينية", "Name in Latin Script", *_LATIN)),
	Column("place", ("المكان", "Place", *_PLACES), is_needed=True),
	Column("sector", ("القطاع", "Sector", *_SECTORS), is_needed=True),
	Column("contact_person", ("جهة الاتصال", "Contact Person", *_CONTACTS)),
	Column("contact_phone", ("هاتف", "Phone", *_PHONES), Kind.PHONE, otherwise=_ONLY_PHONES),
	Column("contact_email", ("البريد الإلكتروني", "E-mail", "Email", "الإيميل", "البريد"), Kind.EMAIL),
	Column(
		"member_since",
		("عضو منذ", "Member since", "تاريخ الانضمام", "تاريخ الانتساب", "Joined on", "Date of Joining"),
		Kind.DATE,
		is_needed=True,
	),
	Column("declared_on", ("تاريخ الإقرار", "Declared on", "تاريخ الإقرار بالميثاق"), Kind.DATE),
	Column("kind", ("نوع العضو", "Kind of Member", "Kind"), Kind.CHOICE),
	Column("branch", ("الفرع", "Branch"), Kind.CHOICE),
	Column("founded_in", ("سنة التأسيس", "Founded in", "Year Founded", "Founded"), Kind.YEAR),
	Column("website", ("الموقع الإلكتروني", "Website", "Web Site"), Kind.LINK),
	Column("people_band", ("عدد العاملين", "People Who Work in It", "عدد العاملين فيها"), Kind.CHOICE),
	Column(
		"budget_band",
		("الميزانية السنوية بالدولار الأمريكي", "Yearly Budget in US Dollars", "الميزانية السنوية بالدولار"),
		Kind.CHOICE,
	),
	Column("work_places", ("أماكن العمل", "Places of Work"), Kind.LIST),
	Column("work_sectors", ("قطاعات العمل", "Sectors of Work"), Kind.LIST),
	Column("registrations", ("التراخيص", "Registrations"), Kind.REGISTRATIONS),
	Column("about", ("نبذة عن المنظمة", "About the Organisation", "About"), Kind.LONG_TEXT),
	Column("delegate_name", ("مندوب", "Delegate")),
	Column("delegate_phone", ("هاتف المندوب", "Delegate's Phone"), Kind.PHONE),
	Column("delegate_email", ("بريد المندوب", "Delegate's E-mail"), Kind.EMAIL),
)
# Those by which somebody is reached: exported for whoever may change members.
CONTACT = (
	*("contact_person", "contact_phone", "contact_email"),
	*("delegate_name", "delegate_phone", "delegate_email"),
)


# What can be said for all rows that say nothing of it.
MAY_BE_SAID = ("place", "sector", "member_since")
# Columns that we write into files for people, and that are never read.
UNREAD = ("ما الخطأ", "What Is Wrong")


def heading_of(text: str) -> str:
	"""A heading or a choice as it is compared."""
	return folded(text).strip(_AROUND)


def column_of(heading: str) -> Column | None:
	"""The column that a heading means of itself, also without articles; None for one that nobody knows."""
	return BY_HEADING.get(heading_of(heading)) or _BY_STEMS.get(stems(heading))


BY_HEADING = {heading_of(heading): column for column in COLUMNS for heading in column.headings}
_BY_STEMS = {stems(heading): column for column in COLUMNS for heading in column.headings}
BY_FIELD = {column.field: column for column in COLUMNS}
# What a form calls a column, in English.
BY_LABEL = {column.headings[1]: column for column in COLUMNS}
