"""Which functions may be called, by whom and by which verb, and ours in the place of some of the engine's."""
