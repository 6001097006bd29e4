"""The log of configuration changes: who changed how the coalition's system works, when, from what to what.

It hangs on the engine's own events, so it sees whatever is done by its documents: at the desk, by REST, by a
script, at the console. Permissions are compared with what was last recorded, since the engine writes them
past its documents; what was done in the database itself is so noticed within a day, without a name. Other
statements in the database leave no trace here. No network address is kept: those who read this list have
no need to know where somebody was.
"""
