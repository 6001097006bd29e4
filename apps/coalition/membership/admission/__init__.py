"""What an approved application brings about, and the checks before it."""

from coalition.moved import attributes_of

# For one version: a module had this name.
__getattr__ = attributes_of(__name__)
