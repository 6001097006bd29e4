"""Finding records by names, however they are spelled: the column of folded names, and what is asked of it."""
