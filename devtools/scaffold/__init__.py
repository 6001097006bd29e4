"""Making the files of a new module or DocType, with their rows in the tables of the module (`./dev new`)."""
