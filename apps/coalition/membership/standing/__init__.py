"""Standing: computed from what was declared and decided, never typed (invariant 1)."""

from coalition.moved import attributes_of

# For one version: a module had this name.
__getattr__ = attributes_of(__name__)
