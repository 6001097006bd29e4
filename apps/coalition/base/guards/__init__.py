"""What the engine lets through around a record, closed for records that derive from CoalitionDocument.

`hooks.py` names each of these. Other apps' DocTypes behave as before, but for one thing that is nobody's
record: a user who was switched off is let in by no key.
"""
