"""What people are told: messages, languages, templates that escape, addresses of our pages, and sending."""

from coalition.moved import attributes_of

# For one version: a module had this name.
__getattr__ = attributes_of(__name__)
