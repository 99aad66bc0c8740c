"""How the weights that ship with the package were learned; nothing here is needed to run it."""
