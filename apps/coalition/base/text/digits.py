"""Digits as people type them. Pure.

Arabic keyboards give Arabic-Indic digits (U+0660..) and Persian ones give Extended Arabic-Indic digits
(U+06F0..). Records keep Western digits, so that a number is found whoever typed it.
"""

_WESTERN = {
	**{0x0660 + value: str(value) for value in range(10)},
	**{0x06F0 + value: str(value) for value in range(10)},
	0x066B: ".",  # Arabic decimal separator
	0x066C: "",  # Arabic thousands separator
}


def western(text: str) -> str:
	"""The same text with Western digits and separators; all else stays as it is."""
	return text.translate(_WESTERN)
