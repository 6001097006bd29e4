"""Protected members: sealing what names them, opening it for a reason and a time."""
