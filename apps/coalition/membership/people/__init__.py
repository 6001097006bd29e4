"""Who acts for a member, sits for it or serves a branch, on which day, and their accounts."""

from coalition.moved import attributes_of

# For one version: a module had this name.
__getattr__ = attributes_of(__name__)
