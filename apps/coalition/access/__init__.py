"""Who reaches what: what is not declared open is closed, for sessions as for keys.

`middleware` holds the hooks that every request passes. What is open stands in tables: those functions of the
engine that the desk needs in `functions`, everything else in the hooks `coalition_open_functions` and
`coalition_open_paths`. `functions` judges calls and stands in place of what checked too little, `lists`
judges what lists and links are asked, `stored` what is kept in the engine's own tables and whose it is;
`responses` says how it is answered.
"""
