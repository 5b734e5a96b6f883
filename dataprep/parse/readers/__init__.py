"""Read the import statements that a query alone cannot tell apart."""
