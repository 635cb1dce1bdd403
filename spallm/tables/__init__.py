"""Tables that answer a reviewer: comparisons, matrices and the results of analyses."""
