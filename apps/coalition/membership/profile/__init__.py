"""What an applicant tells of itself, and a member keeps: its fields, its rows, and taking them over."""

from coalition.moved import attributes_of

# For one version: a module had this name.
__getattr__ = attributes_of(__name__)
