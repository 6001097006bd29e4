"""Files of an application, each sent after the text is saved."""
