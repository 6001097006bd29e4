"""What goes back to an API client: answers, problems, versions, times, and in which language."""
