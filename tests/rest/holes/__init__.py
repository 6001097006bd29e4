"""What the bare engine lets through, each as one attack that tells whether it went through.

docs/security.md lists them; the same attack is made on `Bare Sample Record`, an ordinary
DocType, and on `Sample Record`, which has the same fields and derives from CoalitionDocument.
"""

from tests.rest.holes import asking, beside, reading, writing  # noqa: F401 (each adds its attacks)
from tests.rest.holes.registry import HOLES
from tests.rest.holes.writing import WITH_WORKFLOW

__all__ = ["HOLES", "WITH_WORKFLOW"]
