"""How many articles are analysed at a time, and where."""
