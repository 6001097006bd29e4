"""Who reaches what: what is not declared open is closed, for sessions as for keys.

`middleware` holds the hooks that every request passes; `whitelist` judges where the engine itself asks
whether a function may be called. What is open stands in tables: `desk_functions` for those of the engine that
the desk needs, the hooks `coalition_open_functions` and `coalition_open_paths` for everything else.
"""
