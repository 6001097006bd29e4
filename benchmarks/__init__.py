"""What `./dev perf` measures: ratios within one run, against the budgets of docs/architecture.md."""
