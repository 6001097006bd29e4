"""The software with which coalitions of civil-society organisations run themselves."""

__version__ = "0.1.0"
