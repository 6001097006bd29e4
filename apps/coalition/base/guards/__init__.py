"""What the engine lets through around a record, closed for records that derive from CoalitionDocument.

`hooks.py` names each of these. What other apps' DocTypes and their people meet stands in docs/security.md.
"""
