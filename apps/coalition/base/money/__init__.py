"""Amounts exact to the smallest unit, exchange rates, and sums. Rules and sources: docs/money.md."""
