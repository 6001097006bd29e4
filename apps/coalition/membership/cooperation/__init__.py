"""Who could work with whom on a topic in a place, of what members said and allow to be used."""
