"""Letters as they are compared, whoever wrote them and on whichever keyboard. Pure: no database.

Compared is what people take for one writing: in any case, with or without accents, vowel marks, tatweel and
joiners, with whichever apostrophe, and with the Arabic letters that people write for one another. What is
stored stays as it was written.
"""

import re

from coalition.base.text.digits import western
from coalition.base.text.words import normalised, tidy

_ALIKE = str.maketrans(
	{
		**dict.fromkeys("أإآٱ", "ا"),
		# Kurdish, Persian and Urdu keyboards have letters of their own for these.
		**dict.fromkeys("ةۀہھەۂ", "ه"),
		**dict.fromkeys("ىیئېےێۍ", "ي"),
		**dict.fromkeys("ؤۆۇۈۋ", "و"),
		**dict.fromkeys("کگ", "ك"),
		"ڕ": "ر",
		"ڵ": "ل",
		"ژ": "ز",
		"پ": "ب",
		"چ": "ج",
		"ڤ": "ف",
		"ء": "",
		"ـ": "",
		"ß": "ss",
		"ı": "i",
		"ł": "l",
		"ø": "o",
		"æ": "ae",
		"œ": "oe",
		"đ": "d",
	}
)
# Accents of Latin letters, what Arabic and Hebrew write above and below theirs, and joiners.
_MARKS = re.compile(
	"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d\u2060]"
)
# As a set of an expression.
APOSTROPHES = "'`\u00b4\u2018\u2019\u201b\u02b9\u02bb-\u02bf\u02c8\u2032\uff07"
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")


def folded(text: str | None) -> str:
	"""One line of text as it is compared; twice is the same as once."""
	plain = _APOSTROPHE.sub("", western(tidy(normalised(text or "", "NFKC"))).casefold())
	bare = _MARKS.sub("", normalised(plain, "NFD"))
	# A hamza came off its letter with the marks; what stands alone goes as well.
	return " ".join(normalised(bare, "NFC").translate(_ALIKE).split())
