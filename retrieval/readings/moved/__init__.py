"""How a thing moved from the year before or against its budget, where that is printed or follows."""
