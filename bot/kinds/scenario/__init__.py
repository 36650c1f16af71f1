"""Scenarios: formulas over tables, asked as what-ifs, with every assumption said."""
