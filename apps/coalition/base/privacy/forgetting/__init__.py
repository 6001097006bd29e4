"""Erasing what somebody asks to be forgotten: records, files, mails, papers, in each spelling."""
