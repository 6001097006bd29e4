"""Changes that a member proposes to its own record, and what the secretariat makes of them."""
