"""Digits as people type them. Pure.

Arabic keyboards give Arabic-Indic digits (U+0660..), Persian ones Extended Arabic-Indic digits (U+06F0..),
others those of full width. Records keep Western digits, so that a number is found whoever typed it.
"""

_WESTERN = {
	**{zero + value: str(value) for zero in (0x0660, 0x06F0, 0xFF10) for value in range(10)},
	0x066B: ".",  # Arabic decimal separator
	0x066C: "",  # Arabic thousands separator
}


def western(text: str) -> str:
	"""The same text with Western digits and separators; all else stays as it is."""
	return text.translate(_WESTERN)
