"""Text as people type it: digits, spaces, numbers, telephones, addresses. Pure: no database."""
