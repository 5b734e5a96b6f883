LEVEL=info
