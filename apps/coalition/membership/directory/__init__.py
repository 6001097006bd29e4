"""Whom everybody and the secretariat may know of: the public page and register, figures, reports."""
