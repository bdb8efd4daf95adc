"""What a question does with the amounts that it names: sums, shares, means, budgets set against what was spent."""
