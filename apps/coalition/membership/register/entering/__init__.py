"""Entering a register, and checking it: a row is judged, then stored or tried."""

from coalition.membership.register.entering.outcome import Outcome
from coalition.membership.register.entering.running import BATCH, Wishes, check, enter

__all__ = ["BATCH", "Outcome", "Wishes", "check", "enter"]
