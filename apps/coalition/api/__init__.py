"""REST for programs: endpoints that are declared once, and what is made of their declarations.

From the types of a declared function come what it reads and refuses, its OpenAPI schema and its page in
docs/rest. Nothing here knows what an endpoint is about: they stand in `rest.py` of the rooms of modules;
`v1/` holds those that belong to no module.
"""
