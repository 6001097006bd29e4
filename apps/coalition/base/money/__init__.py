"""Amounts exact to the smallest unit, exchange rates, and sums. Rules and sources: docs/money.md."""

from coalition.moved import attributes_of

# For one version: a module had this name.
__getattr__ = attributes_of(__name__)
