"""What all records of ours promise: documents, workflows, decisions, who sees which, series, exports."""
