"""What is answered while the database, Redis or the disk is away, or the site is under maintenance.

The engine then fails while it tells of the failure: people read a bare English line and lose what they typed,
and programs a traceback with the database's host. Nothing here asks the database, Redis or a translation.

- `causes.py`: which errors mean it
- `answers.py`, `page.html`: the page in both languages with what was typed, the problem for programs
- `engine.py`: puts them in the place of the engine's answers; `coalition/wsgi.py` catches what it lets fall
"""
