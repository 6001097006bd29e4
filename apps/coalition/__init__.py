"""The software with which coalitions of civil-society organisations run themselves."""

from coalition import moved

__version__ = "0.1.0"

moved.install()
