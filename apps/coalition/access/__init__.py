"""Who reaches what: what is not declared open is closed, for sessions as for keys.

`middleware` holds the hooks that every request passes; `whitelist` judges where the engine itself asks
whether a function may be called. What is open stands in tables: `desk_functions` for those of the engine that
the desk needs, the hooks `coalition_open_functions` and `coalition_open_paths` for everything else.

What may be asked: `queries` and `expressions` judge lists where their SQL is made; `charts`, `searches`,
`prepared` and `notes_of_oneself` stand in place of functions that went past it; `replaced` puts `printing`
and `link_titles` where the engine calls them itself. The engine's own tables: `engine_tables` says what may
be done with each, `hanging` and `kept` whose rows are whose, `standing_orders` who sets up what acts later.
"""
