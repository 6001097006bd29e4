"""From a path to an answer: dispatch, rendering, errors, forms that are shown again."""
