"""A report in the forms that people and programs use: one module for each."""
