"""What people are told: messages, languages, templates that escape, addresses of our pages, and sending."""
