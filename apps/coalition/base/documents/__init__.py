"""Documents on paper: one renderer makes PDF of a template, in Arabic or English. See docs/documents.md."""

from coalition.base.documents.render import render

__all__ = ["render"]
