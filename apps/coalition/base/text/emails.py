"""E-mail addresses as people write and paste them. Pure: nothing is asked of the network.

Read by `email-validator`, which knows RFC 5321 and 5322 and internationalised domains. An Arabic domain is
kept as the ASCII name that it stands for (IDNA 2008), which every mail server and the engine take; `shown`
gives the letters back. Letters other than ASCII before the @ are refused: few servers take them (RFC 6531).
"""

import re
from email.utils import parseaddr

from email_validator import EmailNotValidError, validate_email

from coalition.base.text.domains import shown_domain
from coalition.base.text.figures import Unreadable, refuse_long
from coalition.base.text.words import normalised, tidy_number

LONGEST = 140
# As it is typed or pasted, and of what stands before the @ (RFC 5321, 4.5.3.1.1).
LONGEST_TYPED, LONGEST_LOCAL = 1000, 64
# What chats, sentences and lists leave at an address.
_AROUND = " \t<>()[]{}\"'«»“”‘’.,;:،؛…"
_SCHEME = re.compile(r"^(?:mailto|e-?mail|البريد(?: الإلكتروني)?|إيميل)\s*[:：]\s*", re.IGNORECASE)
_SEVERAL = re.compile(r"@[^@]*[\s,;،؛/][^@]*@")
_AT = str.maketrans({"＠": "@", "﹫": "@", "．": ".", "。": "."})


class NotAnEmail(Unreadable):
	"""A text that is no e-mail address.

	`problem` is "not_an_email", "several_emails", or "not_ascii" where letters before the @ are not Latin.
	"""


def read_email(text: str | None) -> str:
	"""The address in small letters, its domain in ASCII: amal@xn--mgbab2bd.example. Raises NotAnEmail."""
	refuse_long(text or "", LONGEST_TYPED, NotAnEmail("not_an_email"))
	typed = normalised(tidy_number(text).translate(_AT), "NFKC")
	if _SEVERAL.search(typed):
		raise NotAnEmail("several_emails")
	bare = _bare(typed)
	local = bare.rpartition("@")[0]
	if local and not local.isascii():
		raise NotAnEmail("not_ascii")
	try:
		# Whether mail arrives there is seen when it is sent: no server is asked.
		read = validate_email(bare, check_deliverability=False, allow_smtputf8=False, test_environment=True)
	except EmailNotValidError:
		raise NotAnEmail("not_an_email") from None
	address = str(read.ascii_email).lower()
	if len(address) > LONGEST or len(address.rpartition("@")[0]) > LONGEST_LOCAL:
		raise NotAnEmail("not_an_email")
	return address


def shown(address: str) -> str:
	"""A stored address as its owner writes it: the letters of its domain instead of their ASCII name."""
	local, at, domain = address.rpartition("@")
	return f"{local}{at}{shown_domain(domain)}"


def _bare(typed: str) -> str:
	"""Without a scheme before it, a name around it, what follows in a link, and signs of the sentence."""
	bare = _SCHEME.sub("", typed.strip(_AROUND))
	if "<" in bare:
		bare = parseaddr(f"{bare}>")[1] or bare
	return bare.split("?", 1)[0].strip(_AROUND)
