"""What commands and pages share: what was asked for, figures in words, citations, sums, and the lit page."""
