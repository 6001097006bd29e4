"""Which charter is in force, what became of declarations that ended, and reminding of them."""

from coalition.moved import attributes_of

# For one version: a module had this name.
__getattr__ = attributes_of(__name__)
