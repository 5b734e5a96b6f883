"""How good a text is: features of its bytes, and heads that turn them into scores."""
