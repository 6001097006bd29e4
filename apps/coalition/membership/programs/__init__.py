"""What programs read and do over REST, as coalition.api.v1 declares it. A member's program acts for it alone.

Who calls these has seen to the key's scope; whose records are meant comes from the key alone.
"""

from coalition.membership.programs.public import figures, public_members

__all__ = ["figures", "public_members"]
