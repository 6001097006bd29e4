"""How a hook `has_permission` says that it has nothing against something, on each version of the engine."""

import frappe

# Until version 15 the first answer counts, and None hands on to the engine's own hook;
# later ones ask all of them, and None is a no.
NO_OBJECTION = None if int(frappe.__version__.split(".")[0]) < 16 else True
