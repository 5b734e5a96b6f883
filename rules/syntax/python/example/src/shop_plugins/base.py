class Plugin:
    name = ""
