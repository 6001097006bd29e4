"""Text as people type it and as files hold it: digits, words, telephones, markup, spreadsheets. Pure."""
