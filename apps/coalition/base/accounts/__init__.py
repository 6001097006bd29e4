"""Portal accounts: whose they are, how their holders are found, codes, passwords, and sessions that end."""

from coalition.moved import attributes_of

# For one version: a module had this name.
__getattr__ = attributes_of(__name__)
